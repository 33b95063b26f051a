"use strict";
// The hands and eyes of a reader. It is the first script of a page, so that no
// fault of a later one escapes it.
const reader = (() => {
  const faults = [];
  addEventListener("error", (event) => faults.push("error: " + (event.message || event.target.outerHTML)), true);
  addEventListener("unhandledrejection", (event) => faults.push("rejected: " + event.reason));
  document.addEventListener("securitypolicyviolation", (event) => faults.push("held back: " + event.violatedDirective + " " + event.blockedURI));
  for (const name of ["alert", "confirm", "prompt", "open", "fetch"]) window[name] = (words) => faults.push(name + " is called: " + words);

  // The page's waits, a tenth as long and in the order that they have.
  const later = window.setTimeout.bind(window);
  window.setTimeout = (call, time) => later(call, (time || 0) / 10);

  // What the page hands over as files, which nobody needs on a disk.
  const files = [];
  const blobs = new Map();
  URL.createObjectURL = (blob) => {
    const address = "blob:" + blobs.size;
    blobs.set(address, blob);
    return address;
  };
  HTMLAnchorElement.prototype.click = function () {
    files.push({ name: this.download, type: blobs.get(this.href).type, blob: blobs.get(this.href) });
  };

  const every = (selector, inside) => Array.from((inside || document).querySelectorAll(selector));
  const one = (selector, inside) => {
    const found = every(selector, inside);
    if (found.length !== 1) throw new Error(found.length + " of " + selector);
    return found[0];
  };
  const words = (selector, inside) => every(selector, inside).map((element) => element.textContent);
  // The words of what can be seen.
  const says = (selector, inside) => every(selector, inside).filter((element) => element.checkVisibility()).map((element) => element.textContent);
  const focused = () => document.activeElement || document.body;

  // Longer than the pages wait for a further key; and for what is drawn then.
  const pause = (time) => new Promise((resolve) => window.setTimeout(resolve, time));
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => later(resolve)));
  const settle = async () => {
    await frame();
    await frame();
  };
  const key = (name, more) => {
    const event = new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true, ...more });
    focused().dispatchEvent(event);
    return event;
  };
  const keys = (names) => names.split(" ").forEach((name) => key(name));
  const type = async (selector, words) => {
    one(selector).value = words;
    one(selector).dispatchEvent(new Event("input", { bubbles: true }));
    await pause(150);
  };
  const choose = async (selector, value) => {
    const list = one(selector);
    if (!Array.from(list.options, (option) => option.value).includes(value)) throw new Error(selector + " has no " + value);
    list.value = value;
    for (const name of ["input", "change"]) list.dispatchEvent(new Event(name, { bubbles: true }));
    await pause(150);
  };
  const click = async (target) => {
    const element = typeof target === "string" ? one(target) : target;
    if (!element) throw new Error("nothing to click");
    if (element.click) element.click();
    else element.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    await pause(150);
  };
  const point = (element) => element.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
  const scroll = async (to) => {
    scrollTo(0, to);
    await settle();
    await settle();
  };

  // Elements are told by where they stand.
  const told = (value) => JSON.stringify(value, (_, part) => (part instanceof Element ? part.tagName + " " + every("*").indexOf(part) : part));
  const same = (is, wanted) => {
    const [left, right] = [told(is), told(wanted)];
    if (left !== right) throw new Error(left + " is not " + right);
  };
  const holds = (isTrue, what) => {
    if (!isTrue) throw new Error("it does not hold: " + what);
  };

  // Takes the steps one by one, each from where `begin` leads, and tells the log.
  const end = (well, wrong) => console.log("steps taken: " + JSON.stringify({ well, wrong, faults }));
  let isBegun = false;
  addEventListener("load", () => isBegun || end([], ["the steps are no script"]));
  const steps = async (begin, list) => {
    isBegun = true;
    const [well, wrong] = [[], []];
    await settle();
    for (const [name, step] of Object.entries(list)) {
      try {
        await begin();
        await step();
        well.push(name);
      } catch (error) {
        wrong.push(name + ": " + error.stack);
      }
    }
    end(well, wrong);
  };
  return { choose, click, every, files, focused, holds, key, keys, one, pause, point, same, says, scroll, settle, steps, type, words };
})();
