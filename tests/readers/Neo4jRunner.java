// Execute Cypher scripts in a Neo4j of their own, inside this process, and print what the database then holds:
//
//     java -cp 'neo4j/*' Neo4jRunner.java [--twice] [--nodes=... --relationships=... | other options of the importer] FILE.cypher...
//
// The importer is that of "neo4j-admin database import full"; it comes first, then the scripts in the order given, with
// --twice all of them a second time. The answer is one JSON document: what read.mjs gives, and the counts by label and by type,
// the constraints, and what Neo4j had to say. The database lies in a temporary folder, opens no port and reports to nobody.

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.neo4j.cli.AdminTool;
import org.neo4j.cli.ExecutionContext;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.Entity;
import org.neo4j.graphdb.GqlStatusObject;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Result;
import org.neo4j.graphdb.SeverityLevel;
import org.neo4j.graphdb.Transaction;
import org.neo4j.io.fs.DefaultFileSystemAbstraction;

public class Neo4jRunner {
    private static final List<String> SETTINGS = List.of(
        "server.bolt.enabled=false",
        "server.http.enabled=false",
        "server.https.enabled=false",
        "dbms.usage_report.enabled=false",
        "server.memory.pagecache.size=64m");
    private static final List<Object> warnings = new ArrayList<>();
    private static final TreeSet<String> notes = new TreeSet<>();

    public static void main(String[] words) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        boolean twice = false;
        List<String> options = new ArrayList<>();
        List<Path> scripts = new ArrayList<>();
        for (String word : words) {
            if (word.equals("--twice")) {
                twice = true;
            } else if (word.startsWith("--")) {
                options.add(word);
            } else {
                scripts.add(Path.of(word));
            }
        }
        if (scripts.isEmpty() && options.isEmpty()) {
            System.err.println("usage: Neo4jRunner [--twice] [importer's options] FILE.cypher...");
            System.exit(2);
        }
        Path home = Files.createTempDirectory("neo4j");
        Path settings = Files.write(Files.createDirectories(home.resolve("conf")).resolve("neo4j.conf"), SETTINGS);
        int status = 0;
        try {
            if (!options.isEmpty()) {
                load(home, options);
            }
            out.println(json(execute(home, settings, scripts, twice)));
        } catch (Throwable fault) {
            System.err.println(fault.getMessage());
            status = 1;
        }
        try (var paths = Files.walk(home)) {
            paths.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
        System.exit(status);
    }

    /** Fill the database with Neo4j's own importer of CSV files. */
    private static void load(Path home, List<String> options) throws Exception {
        List<String> words = new ArrayList<>(List.of("database", "import", "full", "--report-file=" + home.resolve("import.report")));
        words.addAll(options);
        words.add("neo4j");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        int status;
        try (var files = new DefaultFileSystemAbstraction()) {
            status = AdminTool.execute(new ExecutionContext(home, home.resolve("conf"), stream, stream, files), words.toArray(new String[0]));
        }
        Path report = home.resolve("import.report");
        String bad = Files.exists(report) ? Files.readString(report) : "";
        if (status != 0 || !bad.isBlank()) {
            throw new IllegalArgumentException("the importer refused: " + bad + said.toString(StandardCharsets.UTF_8));
        }
    }

    private static Map<String, Object> execute(Path home, Path settings, List<Path> scripts, boolean twice) throws Exception {
        DatabaseManagementService service = new DatabaseManagementServiceBuilder(home).loadPropertiesFromFile(settings).build();
        try {
            GraphDatabaseService database = service.database("neo4j");
            for (int round = 0; round < (twice ? 2 : 1); round++) {
                for (Path script : scripts) {
                    for (String statement : statements(Files.readString(script))) {
                        run(database, script, statement);
                    }
                }
            }
            return describe(database);
        } finally {
            service.shutdown();
        }
    }

    private static void run(GraphDatabaseService database, Path script, String statement) {
        try {
            database.executeTransactionally(statement, Map.of(), Neo4jRunner::drain);
        } catch (RuntimeException fault) {
            throw new IllegalArgumentException(script.getFileName() + ": " + fault.getMessage() + "\nin: " + statement, fault);
        }
    }

    /** Go through a result to its end; only then is all of a statement done. */
    private static boolean drain(Result result) {
        while (result.hasNext()) {
            result.next();
        }
        for (GqlStatusObject status : result.getGqlStatusObjects()) {
            String told = status.gqlStatus() + ": " + status.statusDescription();
            if (status.getSeverity() == SeverityLevel.WARNING) {
                warnings.add(told);
            } else if (status.getSeverity() == SeverityLevel.INFORMATION) {
                notes.add(told);
            }
        }
        return true;
    }

    private static Map<String, Object> describe(GraphDatabaseService database) {
        Map<String, Object> answer = new LinkedHashMap<>();
        Map<String, Object> nodes = new LinkedHashMap<>();
        List<Object> edges = new ArrayList<>();
        Map<String, Integer> labels = new TreeMap<>();
        Map<String, Integer> types = new TreeMap<>();
        TreeSet<String> constraints = new TreeSet<>(); // the database lists them in no order
        try (Transaction reading = database.beginTx()) {
            for (var node : reading.getAllNodes()) {
                List<String> own = new ArrayList<>();
                node.getLabels().forEach(label -> own.add(label.name()));
                own.sort(null);
                own.forEach(label -> labels.merge(label, 1, Integer::sum));
                Map<String, Object> one = new LinkedHashMap<>(node.getAllProperties());
                one.put("labels", own);
                if (nodes.put(name(node), one) != null) {
                    warnings.add("two nodes of one id: " + name(node));
                }
            }
            for (var edge : reading.getAllRelationships()) {
                types.merge(edge.getType().name(), 1, Integer::sum);
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("id", edge.getProperty("id", null));
                one.put("source", name(edge.getStartNode()));
                one.put("target", name(edge.getEndNode()));
                one.put("type", edge.getType().name());
                one.put("attributes", edge.getAllProperties());
                edges.add(one);
            }
            for (var constraint : reading.schema().getConstraints()) {
                constraints.add(constraint.getName());
            }
        }
        answer.put("nodes", nodes);
        answer.put("edges", edges);
        answer.put("labels", labels);
        answer.put("types", types);
        answer.put("constraints", constraints);
        answer.put("warnings", warnings);
        answer.put("notes", notes);
        return answer;
    }

    /** A node's own id, or the database's where it has none. */
    private static String name(Entity node) {
        return String.valueOf(node.getProperty("id", node.getElementId()));
    }

    /** Split a script at the semicolons that end statements: not in strings, quoted names or comments. */
    private static List<String> statements(String text) {
        List<String> found = new ArrayList<>();
        StringBuilder one = new StringBuilder();
        String inside = "";
        for (int at = 0; at < text.length(); ) {
            String step = text.substring(at, at + 1);
            String pair = text.substring(at, Math.min(at + 2, text.length()));
            if ((inside.equals("'") || inside.equals("\"")) && step.equals("\\")) {
                step = pair;
            } else if (inside.equals("//")) {
                inside = step.equals("\n") ? "" : inside;
            } else if (inside.equals("/*")) {
                if (pair.equals("*/")) {
                    inside = "";
                    step = pair;
                }
            } else if (!inside.isEmpty()) {
                inside = step.equals(inside) ? "" : inside;
            } else if (pair.equals("//") || pair.equals("/*")) {
                inside = pair;
                step = pair;
            } else if ("'\"`".contains(step)) {
                inside = step;
            } else if (step.equals(";")) {
                found.add(one.toString());
                one.setLength(0);
                at++;
                continue;
            }
            one.append(step);
            at += step.length();
        }
        found.add(one.toString());
        // what is left after the last semicolon may be a comment or nothing
        found.removeIf(statement -> statement.replaceAll("(?s)/\\*.*?\\*/|//[^\n]*", "").isBlank());
        return found;
    }

    /** Write a value as JSON; what JSON has no word for, such as a date, becomes text. */
    private static String json(Object value) {
        if (value == null || value instanceof Boolean || value instanceof Integer || value instanceof Long) {
            return String.valueOf(value);
        }
        if (value instanceof Double || value instanceof Float) {
            return Double.isFinite(((Number) value).doubleValue()) ? String.valueOf(value) : "\"" + value + "\"";
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
