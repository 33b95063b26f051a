// The folder that is watched: its stories with what is said of each, in a list
// that follows what is saved. A click shows one as if it were dropped; the one
// that is shown is shown anew when it was saved, unless it was changed here.
(() => {
  // Between two looks at the list, and where there is more to be checked, in
  // milliseconds.
  const PAUSE = 2000;
  const SHORT = 50;

  const at = (id) => document.getElementById(id);
  const { say } = desk;
  let tag = "";
  let told = null;
  // The story that is shown: its name, which version of it, and what the desk
  // held when it was.
  let shown = null;

  const look = async () => {
    clearTimeout(waiting);
    let pause = PAUSE;
    try {
      const response = await fetch("/watched", { headers: { ...desk.headers(), ...(tag && { "If-None-Match": tag }) } });
      if (response.status === 401) return desk.askForToken();
      if (response.status === 200) {
        tag = response.headers.get("ETag") || "";
        told = await response.json();
        draw();
        follow();
      }
      if (told && told.waiting) pause = SHORT;
    } catch {
      // A server that is away may come back.
    }
    later(pause);
  };
  let waiting;
  const later = (pause) => {
    clearTimeout(waiting);
    if (!document.hidden) waiting = setTimeout(look, pause);
  };

  const open = async (story) => {
    const held = desk.holds();
    const response = await fetch("/watched/file?" + new URLSearchParams({ name: story.name }), { headers: desk.headers() });
    if (!response.ok) return;
    const file = new File([await response.blob()], story.name.slice(story.name.lastIndexOf("/") + 1));
    // Who has written meanwhile keeps what was written.
    if (!(await desk.take([file], () => desk.holds() === held))) return;
    shown = { name: story.name, version: story.version, held: desk.holds() };
    draw();
  };
  const follow = () => {
    const story = shown && told.stories.find(({ name }) => name === shown.name);
    if (story && story.version !== shown.version && shown.held === desk.holds()) open(story);
  };

  const says = (story) => {
    if (story.error) return ["error", "!", say("cannot be read") + ": " + story.error];
    const worst = ["error", "warning", "note"].find((severity) => story[severity + "s"]);
    const found = story.errors + story.warnings;
    const about = story.captions ? say(story.verdict) + " · " + say("Findings: {n}", found + story.notes) : say("no caption");
    if (found) return [worst, String(found), about];
    return [story.verdict || "unclear", story.captions ? (story.verdict === "belongs" ? "✓" : "?") : "–", about];
  };
  const draw = () => {
    at("watched").hidden = false;
    at("desk").classList.add("watching");
    at("watched-head").textContent = told.folder;
    const focused = document.activeElement && document.activeElement.dataset.story;
    const items = told.stories.map((story) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.dataset.story = story.name;
      const [name, mark] = [document.createElement("span"), document.createElement("b")];
      const [tone, sign, about] = says(story);
      name.textContent = story.name;
      mark.textContent = sign;
      mark.className = tone;
      button.title = about;
      button.setAttribute("aria-label", story.name + ": " + about);
      button.setAttribute("aria-current", String(Boolean(shown && shown.name === story.name)));
      button.append(name, mark);
      button.addEventListener("click", () => open(story));
      item.append(button);
      return item;
    });
    at("watched-stories").replaceChildren(...items);
    const again = items.find((item) => item.firstChild.dataset.story === focused);
    if (again) again.firstChild.focus({ preventScroll: true });
    const left = [];
    if (!told.stories.length && !told.waiting) left.push(say("There is no story in this folder yet."));
    if (told.waiting) left.push(say("Files that are still to be checked: {n}", told.waiting));
    if (told.more) left.push(say("Files that are not listed: {n}", told.more));
    at("watched-says").textContent = left.join(" ");
  };

  if (!at("watched").dataset.isThere) return;
  desk.on(() => told && draw(), look);
  addEventListener("visibilitychange", () => document.hidden || look());
  look();
})();
