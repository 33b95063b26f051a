const { every, one, same, says, steps } = reader;

steps(() => {}, {
  "the page opens at what its address tells"() {
    same(one("#words").value, "genoa");
    same(says("#severities input:checked + span"), ["note 1"]);
    same(every(".finding:focus").map((finding) => finding.dataset.link), ["0.0"]);
    same(CSS.highlights.get("found").size > 0, true);
  },
});
