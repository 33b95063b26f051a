const { every, holds, one, steps } = reader;

steps(() => {}, {
  "the bar is one line, and nothing is wider than the window"() {
    holds(innerWidth <= 500, innerWidth + " pixels");
    const bar = one("#filters").getBoundingClientRect();
    holds(bar.height <= innerHeight / 10, bar.height + " of " + innerHeight + " pixels");
    holds(document.documentElement.scrollWidth <= innerWidth, document.documentElement.scrollWidth + " pixels");
    for (const seen of every("#words, #count")) {
      const box = seen.getBoundingClientRect();
      holds(box.left >= 0 && box.right <= innerWidth, seen.id + " is from " + box.left + " to " + box.right);
    }
  },
});
