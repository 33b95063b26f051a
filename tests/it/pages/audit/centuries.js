const { every, same, says, steps } = reader;

steps(() => {}, {
  "the plot shows the years in which most stories stand"() {
    const months = every("#months .month").filter((month) => month.querySelector("rect.error"));
    same(months.map((month) => month.textContent.slice(0, 7)), ["2022-12", "2023-01", "2023-02"]);
    same(says("#count"), ["5 findings"]);
  },
});
