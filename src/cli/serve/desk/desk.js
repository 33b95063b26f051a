"use strict";
// The desk: what is written or dropped is checked by the server that the page
// is from, or by what it brought along, and drawn as the cards of a report.
// Texts become text nodes, never markup; nothing is kept but the language of
// the page.
const desk = (() => {
  const isServed = typeof answering === "undefined";
  const ask = isServed ? (address, how) => fetch(address, how) : answering;
  // Longer than most wait between two keys, in milliseconds.
  const WAIT = 300;
  // Longer texts are sent as files, and not shown to be edited.
  const LONGEST = 1 << 20;
  // Cards that are drawn.
  const MOST = 50;
  const TEXTUAL = { txt: "txt", md: "md", markdown: "md", html: "html", htm: "html", xhtml: "html", json: "json" };

  const EXAMPLE = `Tram line opens in Graz

Published: March 21, 2023

GRAZ, Austria — Mayor Lena Ortiz opened a new tram line in Graz on Monday. Thousands came to see the first of the red cars leave the main station.

"It took us nine years, and it was worth each of them," Lena Ortiz said.

Caption: Mayor Lena Ortis opens the new tram line in Graz, Austria, on Sunday, March 20, 2023.

Caption: Angela Merkel and Shinzo Abe meet in Tokyo, Japan, on July 3, 2018.
`;

  const at = (id) => document.getElementById(id);
  const text = at("text");

  // The words of the page

  const rows = new Map(TEXTS.texts.map((row) => [row[0], row]));
  const kept = () => {
    try {
      return localStorage.getItem("language");
    } catch {
      return null;
    }
  };
  const wishes = [kept(), ...navigator.languages.map((language) => language.slice(0, 2))];
  let language = wishes.find((wish) => TEXTS.languages.includes(wish)) || "en";
  const say = (words, number) => {
    const row = rows.get(words);
    const said = row ? row[TEXTS.languages.indexOf(language)] : words;
    return number === undefined ? said : said.replace("{n}", () => number);
  };
  const translate = () => {
    document.documentElement.lang = language;
    at("language").value = language;
    for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
    text.setAttribute("aria-label", say("Text of the story, with its captions"));
  };

  // What is checked

  let name = "";
  let attached = [];
  let token = "";
  // Of several answers the last one asked for is drawn.
  let latest = 0;
  let asking = null;
  let checked = { text: "", name: "", answer: null };

  const ending = (file) => file.slice(file.lastIndexOf(".") + 1).toLowerCase();
  const looks = (words) => {
    const start = words.trimStart();
    if (/^[{[]\s*["{[\]}]/.test(start)) return "json";
    if (/^<(!doctype|\?xml|[a-z])/i.test(start)) return "html";
    if (/^(---|\+\+\+)\r?\n|^#{1,6} |!\[[^\]]*\]\(/m.test(start)) return "md";
    return "txt";
  };
  const named = () => {
    const written = at("written").value || (name && TEXTUAL[ending(name)]) || looks(text.value);
    const stem = name.slice(0, name.lastIndexOf(".")) || "story";
    return name && TEXTUAL[ending(name)] === written ? name : stem + "." + written;
  };
  const asked = () => {
    const parameters = new URLSearchParams({ format: "cards" });
    if (at("published").value) parameters.set("published", at("published").value);
    const headers = token ? { Authorization: "Bearer " + token } : {};
    if (!attached.length) {
      parameters.set("name", named());
      headers["Content-Type"] = "text/plain; charset=utf-8";
      return [parameters, headers, text.value];
    }
    const form = new FormData();
    if (text.value.trim()) form.append("story", new Blob([text.value]), named());
    for (const file of attached) form.append("file", file, file.name);
    return [parameters, headers, form];
  };

  const tell = (words, isWrong) => {
    at("says").textContent = words;
    at("says").classList.toggle("wrong", Boolean(isWrong));
  };

  const check = async () => {
    const number = ++latest;
    if (asking) asking.abort();
    if (!text.value.trim() && !attached.length) {
      checked = { text: "", name: "", answer: null };
      draw();
      return;
    }
    asking = new AbortController();
    const now = { text: text.value, name: named() };
    at("stories").classList.add("stale");
    tell(say("checking …"));
    try {
      const [parameters, headers, body] = asked();
      const response = await ask("/check?" + parameters, { method: "POST", headers, body, signal: asking.signal });
      const answer = await response.json();
      if (number !== latest) return;
      at("key").hidden = response.status !== 401;
      if (response.status === 401) return fail(say("The token is missing or wrong."));
      if (answer.error) return fail(answer.error);
      checked = { ...now, answer };
      draw();
    } catch (error) {
      if (number !== latest || error.name === "AbortError") return;
      fail(isServed ? say("The server cannot be reached. Is it running?") : say("The checker could not be loaded. Load the page again."));
    }
  };
  const fail = (words) => {
    checked = { text: "", name: "", answer: null };
    draw();
    tell(words, true);
  };
  let waiting;
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(check, WAIT);
  };

  // What is found

  const draw = () => {
    const { answer } = checked;
    const stories = at("stories");
    const hadFocus = stories.contains(document.activeElement);
    stories.classList.remove("stale");
    at("unmarked").hidden = true;
    at("mend").hidden = true;
    at("notices").replaceChildren();
    if (!answer) {
      stories.replaceChildren();
      tell("");
      return;
    }
    const { SEVERITIES, el, card } = cards({ rules: answer.settings.rules, say, rule, mend });
    const least = at("notes").checked ? SEVERITIES.length - 1 : SEVERITIES.indexOf(answer.settings.least);
    const shown = answer.stories.map((story) => ({
      story,
      findings: story.findings
        .map((finding, number) => ({ finding, number }))
        .filter(({ finding }) => SEVERITIES.indexOf(finding.severity) <= least),
    }));
    stories.replaceChildren(...shown.slice(0, MOST).map(card));
    const found = shown.reduce((sum, { findings }) => sum + findings.length, 0);
    const parts = [say("Captions: {n}", answer.summary.captions), found ? say("Findings: {n}", found) : say("Nothing disagrees.")];
    const isEmpty = answer.summary.captions + answer.summary.alts === 0;
    if (isEmpty && !found) parts.pop();
    if (shown.length > MOST) parts.push(say("Stories that are not shown: {n}", shown.length - MOST));
    tell(parts.join(" · "));
    at("unmarked").hidden = !isEmpty || answer.summary.stories === 0;
    at("notices").append(...answer.notices.flat().slice(0, 20).map((notice) => el("li", null, notice)));
    at("mend").hidden = !safe().length;
    if (hadFocus) at("says").focus();
  };

  // A rule's name, which opens its page.
  const rule = (id) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = id;
    button.title = say("what this rule looks for");
    button.addEventListener("click", () => explain(id));
    return button;
  };
  const explain = async (id) => {
    const headers = { Accept: "application/json", ...(token ? { Authorization: "Bearer " + token } : {}) };
    const response = await ask("/rules/" + encodeURIComponent(id), { headers });
    const told = await response.json();
    const { el } = cards({ rules: {} });
    const paragraphs = (words) => (words || "").trim().split(/\n{2,}/).map((part) => el("p", null, part));
    at("rule-name").textContent = id;
    at("rule-text").replaceChildren(
      ...(told.error ? paragraphs(told.error) : []),
      ...paragraphs(told.summary),
      ...paragraphs(told.why),
      ...(told.help ? [el("h2", null, say("What to do")), ...paragraphs(told.help)] : []),
      ...((told.unless || []).length
        ? [el("h2", null, say("Says nothing where")), el("ul", null, ...told.unless.map((excuse) => el("li", null, excuse)))]
        : []),
    );
    at("rule").showModal();
  };

  // Fixes: bytes of the text that was checked, and what to put there.

  const mend = (fix) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "mend";
    button.textContent = fix.title;
    button.addEventListener("click", () => apply([fix.edits]));
    return button;
  };
  const safe = () => {
    const story = checked.answer && checked.answer.stories.length === 1 ? checked.answer.stories[0] : { findings: [] };
    const shown = story.path === checked.name ? story.findings : [];
    return shown.filter(({ fix, editable }) => editable && fix.safe).map(({ fix }) => fix.edits);
  };
  const apply = (fixes) => {
    // What was typed since then stands elsewhere.
    if (text.value !== checked.text) return;
    const taken = [];
    for (const edits of fixes) {
      const isFree = edits.every(({ span }) => taken.every((other) => span.end <= other.span.start || other.span.end <= span.start));
      if (isFree) taken.push(...edits);
    }
    const bytes = new TextEncoder().encode(text.value);
    const units = (byte) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(0, byte)).length;
    const edits = taken.map(({ span, replacement }) => [units(span.start), units(span.end), replacement]);
    edits.sort((one, other) => other[0] - one[0]);
    for (const [start, end, words] of edits) {
      text.focus({ preventScroll: true });
      text.setSelectionRange(start, end);
      // The one way that can be undone by a key.
      if (!document.execCommand("insertText", false, words)) text.setRangeText(words, start, end, "end");
    }
    clearTimeout(waiting);
    check();
  };

  // Files

  // Puts files at the desk, if they are still wanted once they are read.
  const take = async (files, isWanted = () => true) => {
    const [first] = files;
    const isText = files.length === 1 && TEXTUAL[ending(first.name)] && first.size <= LONGEST;
    const words = isText && (await first.text());
    if (!isWanted()) return false;
    if (isText) {
      attached = [];
      name = first.name;
      at("written").value = "";
      text.value = words;
    } else {
      const isPicture = (file) => /\.(jpe?g|png|webp|tiff?|hei[cf]|hif|avif)$/i.test(file.name);
      if (!files.every(isPicture)) {
        attached = [];
        name = text.value = "";
      }
      attached.push(...files);
    }
    list();
    check();
    return true;
  };
  const list = () => {
    const items = attached.map((file) => {
      const item = document.createElement("li");
      const remove = document.createElement("button");
      remove.type = "button";
      remove.textContent = "×";
      remove.setAttribute("aria-label", say("Remove {n}", file.name));
      remove.addEventListener("click", () => {
        attached = attached.filter((other) => other !== file);
        list();
        check();
        text.focus();
      });
      item.append(file.name, remove);
      return item;
    });
    at("files").replaceChildren(...items);
  };

  const isFiles = (event) => event.dataTransfer && Array.from(event.dataTransfer.types).includes("Files");
  addEventListener("dragover", (event) => {
    if (!isFiles(event)) return;
    event.preventDefault();
    document.body.classList.add("drop");
  });
  addEventListener("dragleave", (event) => event.relatedTarget || document.body.classList.remove("drop"));
  addEventListener("drop", (event) => {
    if (!isFiles(event)) return;
    event.preventDefault();
    document.body.classList.remove("drop");
    const files = Array.from(event.dataTransfer.files);
    if (files.length) take(files);
  });

  // Controls

  const replace = (words) => {
    attached = [];
    name = "";
    text.value = words;
    list();
    check();
    text.focus();
  };
  at("example").addEventListener("click", () => replace(EXAMPLE));
  at("clear").addEventListener("click", () => replace(""));
  at("open").addEventListener("change", async (event) => {
    const files = Array.from(event.target.files);
    if (files.length) await take(files);
    event.target.value = "";
  });
  text.addEventListener("input", later);
  at("published").addEventListener("input", later);
  at("written").addEventListener("input", later);
  at("notes").addEventListener("input", draw);
  at("mend").addEventListener("click", () => apply(safe()));
  at("copy").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.value);
    } catch {
      text.select();
      document.execCommand("copy");
    }
    tell(say("The text is copied."));
  });
  at("save").addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text.value], { type: "text/plain" }));
    link.download = named();
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
  const give = () => {
    token = at("token").value.trim();
    check();
    admitted();
  };
  at("give").addEventListener("click", give);
  at("token").addEventListener("keydown", (event) => event.key === "Enter" && give());
  at("rule-close").addEventListener("click", () => at("rule").close());
  at("language").addEventListener("input", () => {
    language = at("language").value;
    try {
      localStorage.setItem("language", language);
    } catch {
      // Where nothing may be kept, the next page asks anew.
    }
    translate();
    list();
    draw();
    translated();
  });

  // Draws marks that a finding points at; the cards of every answer are in it.
  cards({ rules: {} }).lightIn(at("stories"));
  at("served").hidden = !isServed;
  at("here").hidden = isServed;
  translate();

  // For what stands beside the desk: who is told of another language and of a
  // token, and what it needs.
  let translated = () => {};
  let admitted = () => {};
  return {
    say,
    take,
    headers: () => (token ? { Authorization: "Bearer " + token } : {}),
    holds: () => text.value + attached.map((file) => file.name).join("\n"),
    askForToken: () => (at("key").hidden = false),
    on: (ofLanguage, ofToken) => ([translated, admitted] = [ofLanguage, ofToken]),
  };
})();
