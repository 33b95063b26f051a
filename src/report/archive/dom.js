"use strict";
// What makes the page's elements. Texts of stories become text nodes, never markup.
const SEVERITIES = ["note", "warning", "error"];
const PLURALS = ["notes", "warnings", "errors"];
const GRAVEST_FIRST = [2, 1, 0];

const at = (id) => document.getElementById(id);
const data = (name) =>
  Array.from(document.querySelectorAll("script." + name), (element) => {
    const value = JSON.parse(element.textContent);
    element.remove();
    return value;
  });
const fill = (element, attributes, ...children) => {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== null));
  return element;
};
const el = (tag, ...rest) => fill(document.createElement(tag), ...rest);
const svg = (tag, ...rest) => fill(document.createElementNS("http://www.w3.org/2000/svg", tag), ...rest);
const many = (count) => count.toLocaleString("en");
const counted = (count, one, more) => many(count) + " " + (count === 1 ? one : more);
const total = (part) => part.errors + part.warnings + part.notes;
