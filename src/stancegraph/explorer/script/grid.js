/* A table of any size with a head and a first column that stay in view; only what can be seen is in the page where it is large. */

const MOST_CELLS = 6000;
const AROUND = 4;

/**
 * Make a grid. It takes `rows` and `columns` (anything), their sizes in pixels, functions that make the cells, and
 * `groups`: runs of columns as [heading, count]. Row 1 is the row of groups, row 2 that of the columns.
 */
function grid({ caption, rows, columns, groups, rowHeight, columnWidth, side, corner, groupHead, head, rowHead, cell }) {
  const whole = rows.length * columns.length <= MOST_CELLS;
  const thead = h("thead");
  const tbody = h("tbody");
  const made = h("table", { class: "grid", "aria-rowcount": rows.length + 2, "aria-colcount": columns.length + side }, h("caption", { class: "hidden" }, caption), thead, tbody);
  const scroller = h("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": caption }, made);
  let drawn = "";
  const range = (offset, size, length, each) => {
    if (whole) return [0, length];
    const first = Math.max(0, Math.floor(offset / each) - AROUND);
    return [first, Math.min(length, Math.ceil((offset + size) / each) + AROUND)];
  };
  const gap = (count, each) => {
    const filler = h("td", { class: "gap", "aria-hidden": "true" });
    filler.style.width = `${count * each}px`;
    return count ? filler : null;
  };
  const draw = () => {
    const [firstRow, lastRow] = range(scroller.scrollTop, scroller.clientHeight || 800, rows.length, rowHeight);
    const [first, last] = range(scroller.scrollLeft, scroller.clientWidth || 1300, columns.length, columnWidth);
    const now = `${firstRow} ${lastRow} ${first} ${last}`;
    if (now === drawn) return;
    drawn = now;
    const seen = columns.slice(first, last);
    let start = 0;
    const spans = groups.flatMap(([heading, count]) => {
      const [from, to] = [Math.max(start, first), Math.min(start + count, last)];
      start += count;
      if (to <= from) return [];
      return heading ? [h("th", { scope: "colgroup", colspan: to - from, "aria-colindex": from + side + 1, class: "group" }, groupHead(heading))]
        : [h("td", { colspan: to - from, class: "group single" })];
    });
    const ends = [gap(first, columnWidth), gap(columns.length - last, columnWidth)];
    const wrap = (before, cells) => [before, ends[0]?.cloneNode() ?? null, cells, ends[1]?.cloneNode() ?? null];
    const heads = seen.map((column, place) => h("th", { scope: "col", class: "column", "aria-colindex": first + place + side + 1 }, head(column)));
    thead.replaceChildren(h("tr", { "aria-rowindex": 1 }, wrap(corner(0), spans)), h("tr", { "aria-rowindex": 2 }, wrap(corner(1), heads)));
    const filler = (count) => {
      const tall = h("tr", { class: "gap", "aria-hidden": "true" }, h("td", { colspan: seen.length + side + 2 }));
      tall.firstChild.style.height = `${count * rowHeight}px`;
      return count ? tall : "";
    };
    const line_ = (row, place) => h("tr", { "aria-rowindex": firstRow + place + 3, class: row.heading ? "heading" : row.alone ? "alone" : null },
      wrap(rowHead(row), row.heading ? [h("td", { colspan: seen.length, class: "band" })] : seen.map((column) => cell(row, column, whole))));
    tbody.replaceChildren(...[filler(firstRow), rows.slice(firstRow, lastRow).map(line_), filler(rows.length - lastRow)].flat().filter(Boolean));
  };
  scroller.style.setProperty("--row", `${rowHeight}px`);
  scroller.style.setProperty("--column", `${columnWidth}px`);
  let waiting = 0;
  scroller.addEventListener("scroll", () => { if (!whole) { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(draw); } }, { passive: true });
  new ResizeObserver(() => { if (!whole) draw(); }).observe(scroller);
  draw();
  return scroller;
}
