// Read GraphML, GEXF or a pair of CSV tables with Gephi's own importers, and print what Gephi then holds:
//
//     java -cp 'gephi/*' GephiReader.java FILE... [--picture OUT.png]
//
// A CSV file is taken for a table of nodes when its name begins with "nodes", else for one of edges. The answer is one JSON
// document in the normal form of read.mjs, with the columns and their types, what is seen (position, colour, size), the
// weights, kinds and times of edges, and the importer's report. The picture shows what was imported, as Gephi would open it,
// with no layout of its own.

import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.batik.transcoder.SVGAbstractTranscoder;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.batik.transcoder.image.ImageTranscoder;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.Table;
import org.gephi.graph.api.types.TimeMap;
import org.gephi.graph.api.types.TimeSet;
import org.gephi.io.exporter.preview.SVGExporter;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.importer.api.Report;
import org.gephi.io.importer.plugin.file.spreadsheet.ImporterSpreadsheetCSV;
import org.gephi.io.importer.plugin.file.spreadsheet.process.SpreadsheetGeneralConfiguration.Mode;
import org.gephi.io.processor.plugin.AppendProcessor;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.preview.api.PreviewController;
import org.gephi.preview.api.PreviewProperties;
import org.gephi.preview.api.PreviewProperty;
import org.gephi.preview.types.EdgeColor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

public class GephiReader {
    private static final int MANY = 100_000;
    private static final List<Object> warnings = new ArrayList<>();

    public static void main(String[] words) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err); // what Gephi says of itself is not the answer
        System.setProperty("java.awt.headless", "true");
        List<File> files = new ArrayList<>();
        File picture = null;
        for (int at = 0; at < words.length; at++) {
            if (words[at].equals("--picture") && at + 1 < words.length) {
                picture = new File(words[++at]);
            } else {
                files.add(new File(words[at]));
            }
        }
        if (files.isEmpty()) {
            System.err.println("usage: GephiReader FILE... [--picture OUT.png]");
            System.exit(2);
        }
        try {
            out.println(json(read(files, picture)));
        } catch (Throwable fault) {
            for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
                System.err.println(cause);
            }
            System.exit(1);
        }
        System.exit(0); // Gephi leaves threads behind
    }

    private static Map<String, Object> read(List<File> files, File picture) throws Exception {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        Workspace workspace = projects.getCurrentWorkspace();
        Map<String, Object> answer = new LinkedHashMap<>();
        int[] asked = {0, 0};
        for (File file : files) {
            Container container = load(file);
            container.getLoader().setAllowAutoNode(false); // an edge to a node that is not there is a fault of the file
            report(container.getReport());
            var unloader = container.getUnloader();
            answer.put("mergeStrategy", unloader.getEdgesMergeStrategy().toString());
            boolean first = asked[0] + asked[1] == 0;
            asked[0] += first || !isTable(file) ? unloader.getNodeCount() : 0; // a table of edges brings the nodes of their ends
            asked[1] += unloader.getEdgeCount();
            // the first file fills the workspace, the next one adds to it, as Gephi's "append to existing workspace" does
            var processor = first ? new DefaultProcessor() : new AppendProcessor();
            Lookup.getDefault().lookup(ImportController.class).process(container, processor, workspace);
            if (processor.getReport() != null) {
                report(processor.getReport());
            }
        }
        GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace);
        describe(model, answer);
        answer.put("asked", Map.of("nodes", asked[0], "edges", asked[1]));
        lost("nodes", asked[0], model.getGraph().getNodeCount());
        lost("edges", asked[1], model.getGraph().getEdgeCount());
        answer.put("warnings", warnings);
        if (picture != null) {
            draw(workspace, picture);
        }
        return answer;
    }

    private static boolean isTable(File file) {
        return file.getName().endsWith(".csv");
    }

    private static Container load(File file) throws Exception {
        ImportController imports = Lookup.getDefault().lookup(ImportController.class);
        Container container;
        if (isTable(file)) {
            ImporterSpreadsheetCSV importer = new ImporterSpreadsheetCSV();
            importer.setFile(file);
            importer.refreshAutoDetections();
            importer.setMode(file.getName().startsWith("nodes") ? Mode.NODES_TABLE : Mode.EDGES_TABLE);
            container = imports.importFile(file, importer);
        } else {
            container = imports.importFile(file);
        }
        if (container == null) {
            throw new IllegalArgumentException("Gephi has no importer for " + file.getName() + ", or it gave up");
        }
        return container;
    }

    /** Say what Gephi does not: it merges parallel edges of one kind and leaves out edges to nowhere without a word. */
    private static void lost(String what, int asked, int kept) {
        if (asked != kept) {
            warnings.add("COUNT: " + asked + " " + what + " in the file, " + kept + " in the graph");
        }
    }

    /** Keep what an importer complains of; what it only tells is left out. */
    private static void report(Report report) {
        for (Issue issue : report.getIssuesList(MANY)) {
            if (issue.getLevel() != Issue.Level.INFO) {
                warnings.add(issue.getLevel() + ": " + issue.getMessage());
            }
        }
    }

    private static void describe(GraphModel model, Map<String, Object> answer) {
        Graph graph = model.getGraph();
        Map<String, Object> nodes = new LinkedHashMap<>();
        for (Node node : graph.getNodes().toArray()) {
            Map<String, Object> one = attributes(node);
            one.put("x", node.x());
            one.put("y", node.y());
            one.put("size", node.size());
            one.put("color", hex(node.getColor()));
            nodes.put(String.valueOf(node.getId()), one);
        }
        List<Object> edges = new ArrayList<>();
        for (Edge edge : graph.getEdges().toArray()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("id", String.valueOf(edge.getId()));
            one.put("source", String.valueOf(edge.getSource().getId()));
            one.put("target", String.valueOf(edge.getTarget().getId()));
            one.put("directed", edge.isDirected());
            one.put("kind", edge.getTypeLabel());
            one.put("weight", edge.getWeight());
            one.put("color", edge.alpha() == 0 ? null : hex(edge.getColor())); // Gephi draws an edge without one in its node's colour
            one.put("attributes", attributes(edge));
            edges.add(one);
        }
        answer.put("nodes", nodes);
        answer.put("edges", edges);
        answer.put("columns", Map.of("node", columns(model.getNodeTable()), "edge", columns(model.getEdgeTable())));
        answer.put("kinds", Arrays.asList(model.getEdgeTypeLabels(false)));
        answer.put("multi", model.isMultiGraph());
        answer.put("dynamic", model.isDynamic());
        if (model.isDynamic()) {
            answer.put("timeFormat", model.getTimeFormat().toString());
            answer.put("timeBounds", List.of(model.getTimeBounds().getLow(), model.getTimeBounds().getHigh()));
        }
    }

    private static Map<String, Object> columns(Table table) {
        Map<String, Object> found = new LinkedHashMap<>();
        for (Column column : table) {
            if (!column.isProperty()) {
                found.put(column.getTitle(), column.getTypeClass().getSimpleName());
            }
        }
        return found;
    }

    private static Map<String, Object> attributes(Element element) {
        Map<String, Object> found = new LinkedHashMap<>();
        for (Column column : element.getTable()) {
            Object value = element.getAttribute(column);
            boolean told = column.isProperty() && List.of("id", "weight").contains(column.getId()); // they stand beside the attributes
            if (value != null && !told) {
                found.put(column.isProperty() ? column.getId() : column.getTitle(), value);
            }
        }
        return found;
    }

    private static String hex(Color color) {
        return String.format("#%02x%02x%02x", color.getRed(), color.getGreen(), color.getBlue());
    }

    private static void draw(Workspace workspace, File picture) throws Exception {
        // Batik writes no character beyond the basic plane (an emoji stops it), so a picture has a box in its place
        float left = 0;
        float right = 1;
        for (Node node : Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace).getGraph().getNodes().toArray()) {
            if (node.getLabel() != null) {
                node.setLabel(node.getLabel().replaceAll("[^\\x{0}-\\x{ffff}]", "\u25a1"));
            }
            left = Math.min(left, node.x());
            right = Math.max(right, node.x());
        }
        PreviewController preview = Lookup.getDefault().lookup(PreviewController.class);
        PreviewProperties settings = preview.getModel(workspace).getProperties();
        settings.putValue(PreviewProperty.SHOW_NODE_LABELS, true);
        settings.putValue(PreviewProperty.NODE_BORDER_WIDTH, (right - left) / 2000);
        settings.putValue(PreviewProperty.NODE_LABEL_PROPORTIONAL_SIZE, false);
        int point = Math.max(1, Math.round((right - left) / 100)); // Gephi scales what it opens, and its words should be as large as the rest
        settings.putValue(PreviewProperty.NODE_LABEL_FONT, new Font(Font.SANS_SERIF, Font.PLAIN, point));
        settings.putValue(PreviewProperty.EDGE_COLOR, new EdgeColor(EdgeColor.Mode.ORIGINAL)); // else the mean of both ends
        settings.putValue(PreviewProperty.EDGE_OPACITY, 100f);
        settings.putValue(PreviewProperty.EDGE_THICKNESS, point / 8f);
        settings.putValue(PreviewProperty.ARROW_SIZE, point / 1f);
        settings.putValue(PreviewProperty.EDGE_CURVED, true); // parallel edges lie on each other otherwise
        preview.refreshPreview(workspace);
        // Gephi's own PNG exporter asks for a screen, so the picture goes by its SVG and the Batik that comes with it
        StringWriter svg = new StringWriter();
        SVGExporter exporter = new SVGExporter();
        exporter.setWorkspace(workspace);
        exporter.setWriter(svg);
        exporter.execute();
        Painter painter = new Painter();
        painter.addTranscodingHint(ImageTranscoder.KEY_BACKGROUND_COLOR, Color.WHITE);
        painter.addTranscodingHint(SVGAbstractTranscoder.KEY_WIDTH, 1600f);
        painter.transcode(new TranscoderInput(new StringReader(svg.toString())), null);
        ImageIO.write(painter.image, "png", picture);
    }

    /** Keep the picture that Batik paints: the part of it that writes PNG is not in the toolkit. */
    private static final class Painter extends ImageTranscoder {
        private BufferedImage image;

        @Override
        public BufferedImage createImage(int width, int height) {
            return new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        }

        @Override
        public void writeImage(BufferedImage painted, TranscoderOutput target) {
            image = painted;
        }
    }

    /** Write a value as JSON; what JSON has no word for becomes text. */
    private static String json(Object value) {
        if (value == null || value instanceof Boolean || value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
            return String.valueOf(value);
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Double.isFinite(number) ? String.valueOf(value) : "\"" + value + "\"";
        }
        List<String> parts = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, item) -> parts.add(json(String.valueOf(name)) + ": " + json(item)));
            return "{" + String.join(", ", parts) + "}";
        }
        if (value instanceof Iterable<?> items) {
            items.forEach(item -> parts.add(json(item)));
            return "[" + String.join(", ", parts) + "]";
        }
        if (value instanceof TimeSet<?> times) {
            return json(List.of(times.toArray()));
        }
        if (value instanceof TimeMap<?, ?> times) {
            return json(times.toString());
        }
        if (value.getClass().isArray()) {
            for (int at = 0; at < Array.getLength(value); at++) {
                parts.add(json(Array.get(value, at)));
            }
            return "[" + String.join(", ", parts) + "]";
        }
        StringBuilder text = new StringBuilder("\"");
        for (char letter : String.valueOf(value).toCharArray()) {
            if (letter == '"' || letter == '\\') {
                text.append('\\').append(letter);
            } else if (letter < ' ') {
                text.append(String.format("\\u%04x", (int) letter));
            } else {
                text.append(letter);
            }
        }
        return text.append('"').toString();
    }
}
