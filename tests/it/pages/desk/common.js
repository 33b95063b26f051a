const { choose, click, every, files, focused, holds, key, one, pause, point, same, says, steps, type, words } = reader;

const FAIR = "A fair opens in Graz\n\nZoë Lind opened a fair in Graz on Monday. Zoë Lind said so.\n\n";
const CLOWN = "Caption: Zoë Lind, a clown, at the fair in Graz on February 30, 2023.\n";
const TRAM = "Tram line opens in Graz\n\nMayor Lena Ortiz opened a tram line in Graz on Monday. \"At last,\" Lena Ortiz said. Lena Ortiz had promised it.\n\n";
const ORTIS = "Caption: Mayor Lena Ortis opens the tram line in Graz.\n";

// Waits for what an answer of the server brings.
const until = async (isSo, what) => {
  for (let turn = 0; turn < 400; turn++) {
    if (isSo()) return;
    await pause(200);
  }
  throw new Error("it does not come about: " + what + "; " + JSON.stringify(says("#says, .finding p")));
};
const write = async (text) => {
  one("#stories").replaceChildren();
  one("#says").textContent = "";
  await type("#text", text);
  await until(() => one("#says").textContent !== "" && !one("#stories").matches(".stale"), "an answer to " + text);
};
const clear = async () => {
  await click("#clear");
  await until(() => one("#says").textContent === "", "nothing");
};
// All that was loaded came from the page's own server.
const isAtHome = () => {
  for (const { name } of performance.getEntriesByType("resource")) {
    holds(name.startsWith(location.origin + "/"), name);
  }
};
