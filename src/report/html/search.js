"use strict";
// What a search finds, marked where it stands. The marks are the browser's own,
// so that no text is cut for them; one that has none marks nothing.
const search = () => {
  const TEXTS = "h2 > span, h3, .story p, figcaption, .src, .finding p, .finding .rule, .fault";
  const isMarked = typeof Highlight !== "undefined" && CSS.highlights;
  let found = [];
  let here = -1;

  // Of the same length as the text, whatever its letters are.
  const small = (text) => (text.toLowerCase().length === text.length ? text.toLowerCase() : text);

  // The ranges of all words in an element, whose text may be cut by its marks.
  const inside = (element, words) => {
    const nodes = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let length = 0;
    while (walker.nextNode()) {
      nodes.push([length, walker.currentNode]);
      length += walker.currentNode.length;
    }
    const text = small(element.textContent);
    const point = (at) => {
      const [start, node] = nodes.findLast(([start]) => start <= at);
      return [node, at - start];
    };
    const ranges = [];
    for (const word of words) {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
        const range = new Range();
        range.setStart(...point(at));
        // The end lies behind a letter, not before one of the next node.
        const [node, last] = point(at + word.length - 1);
        range.setEnd(node, last + 1);
        ranges.push(range);
      }
    }
    return ranges.sort((one, other) => one.compareBoundaryPoints(Range.START_TO_START, other));
  };

  // Brings a range into sight, in its column and in the window.
  const show = (range) => {
    const column = range.startContainer.parentElement.closest(".story");
    if (column) {
      const [box, frame] = [range.getBoundingClientRect(), column.getBoundingClientRect()];
      if (box.top < frame.top || box.bottom > frame.bottom) column.scrollTop += box.top - frame.top - frame.height / 3;
    }
    const box = range.getBoundingClientRect();
    if (box.top < 90 || box.bottom > innerHeight - 20) scrollBy({ top: box.top - innerHeight / 3 });
  };

  const forget = () => {
    found = [];
    here = -1;
    if (isMarked) CSS.highlights.clear();
  };
  // Marks the words in what is drawn, and shows in each story the first.
  const mark = (words, articles) => {
    if (!words.length) return;
    for (const article of articles) {
      const ranges = Array.from(article.querySelectorAll(TEXTS)).flatMap((text) => inside(text, words));
      const first = ranges.find((range) => range.startContainer.parentElement.closest(".story"));
      if (first) {
        const column = first.startContainer.parentElement.closest(".story");
        const top = first.getBoundingClientRect().top - column.getBoundingClientRect().top;
        if (top > column.clientHeight) column.scrollTop += top - column.clientHeight / 3;
      }
      found.push(...ranges);
    }
    if (!isMarked) return;
    const marked = new Highlight();
    found.forEach((range) => marked.add(range));
    CSS.highlights.set("found", marked);
  };
  const step = (by) => {
    if (!found.length) return;
    here = here < 0 && by < 0 ? found.length - 1 : (here + by + found.length) % found.length;
    show(found[here]);
    if (isMarked) CSS.highlights.set("found-here", new Highlight(found[here]));
  };
  return { forget, mark, step };
};
