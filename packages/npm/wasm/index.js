// cutline for browsers and Node.js: the module of WebAssembly beside this file.

const LOST = "cutline failed on this story, which is its own fault: please report it, with the story";

const bytes = (content) => {
  if (typeof content === "string") return new TextEncoder().encode(content);
  if (content instanceof ArrayBuffer) return new Uint8Array(content);
  return new Uint8Array(content.buffer, content.byteOffset, content.byteLength);
};

const compiled = async (source) => {
  if (source instanceof WebAssembly.Module) return source;
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return WebAssembly.compile(source);
  const url = new URL(source, import.meta.url);
  if (url.protocol === "file:") {
    const { readFile } = await import("node:fs/promises");
    return WebAssembly.compile(await readFile(url));
  }
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status} ${response.statusText}`);
  // Not every server knows the media type that compiling on the way asks for.
  const isKnown = (response.headers.get("content-type") || "").startsWith("application/wasm");
  return isKnown ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
};

export class Cutline {
  #module;
  #exports;

  /** Use `Cutline.load`. */
  constructor(module) {
    this.#module = module;
  }

  static async load(source = new URL("cutline.wasm", import.meta.url)) {
    return new Cutline(await compiled(source));
  }

  async check(files, options) {
    return JSON.parse(await this.#checked("json", files, options));
  }

  async page(files, options) {
    return this.#checked("html", files, options);
  }

  async cards(files, options) {
    return JSON.parse(await this.#checked("cards", files, options));
  }

  async rule(name) {
    return JSON.parse(await this.#told(() => this.#exports.rule(this.#put(bytes(name)))));
  }

  #checked(report, files, options = {}) {
    return this.#told(() => {
      const put = ({ name, content }) => ({ name, at: this.#put(bytes(content)) });
      const request = { ...options, report, files: [files].flat().map(put) };
      return this.#exports.check(this.#put(bytes(JSON.stringify(request))));
    });
  }

  // What was handed over, to be given back.
  #held = [];

  #put(content) {
    const at = this.#exports.allocate(content.length);
    if (at === 0) throw new RangeError("there is no memory for these files");
    this.#held.push(at);
    new Uint8Array(this.#exports.memory.buffer, at, content.length).set(content);
    return at;
  }

  async #told(ask) {
    // A browser makes no large instance while it waits for it.
    this.#exports ||= (await WebAssembly.instantiate(this.#module)).exports;
    // Nothing waits from here on, so that no two checks meet.
    let answer;
    try {
      const at = ask();
      this.#held.push(at);
      answer = new TextDecoder().decode(new Uint8Array(this.#exports.memory.buffer, at, this.#exports.length(at)));
      this.#held.forEach((held) => this.#exports.free(held));
    } catch (cause) {
      // What it was doing is lost, and the next check begins anew.
      this.#exports = undefined;
      throw new Error(cause instanceof RangeError && cause.message.includes("memory") ? cause.message : LOST, { cause });
    } finally {
      this.#held = [];
    }
    const { error } = answer.startsWith('{"error":') ? JSON.parse(answer) : {};
    if (error !== undefined) throw new Error(error);
    return answer;
  }
}
