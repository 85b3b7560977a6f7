// Makes elements. Texts of documents only ever become text nodes, so none of them is read as markup.

const SVG = "http://www.w3.org/2000/svg";

/** An element: `on…` properties are listeners, the others attributes; false, null and undefined leave one out. */
function h(tag, properties = {}, ...children) {
  return build(document.createElement(tag), properties, children);
}

/** The same for SVG. */
function svg(tag, properties = {}, ...children) {
  return build(document.createElementNS(SVG, tag), properties, children);
}

function build(element, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

const byId = (id) => document.getElementById(id);

const NUMBER = new Intl.NumberFormat("en");

/** `1 change`, `2,000 changes`. */
function count(number, noun) {
  return `${NUMBER.format(number)} ${noun}${number === 1 ? "" : "s"}`;
}

/** A text of bearable length, shortened in its middle. */
function shortened(text, width = 60) {
  const letters = [...text.slice(0, 4 * width)];
  if (letters.length <= width && text.length <= 4 * width) return text;
  return `${letters.slice(0, width / 2).join("")} … ${[...text.slice(-2 * width)].slice(-width / 2).join("")}`;
}

const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]/g;
const PICTURES = { " ": "␣", "\t": "⇥", "\u00a0": "⍽", "\n": "↵\n", "\r": "" };

/** A changed text with what nobody can see made visible. */
function visible(text) {
  const shown = text.replace(INVISIBLE, (sign) => `⟨U+${sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩`);
  if (/\S/.test(shown)) return shown.replace(/\r?\n|\r/g, "↵\n").replace(/\u00a0/g, "⍽");
  return shown.replace(/\r\n/g, "\n").replace(/[\s\u00a0]/g, (sign) => PICTURES[sign] ?? sign);
}

/** The same on one line, and of bearable length. */
function oneLine(text, width) {
  return shortened(visible(text).replaceAll("↵\n", "↵"), width);
}

/** Say something to those who listen to the page instead of looking at it. */
function say(text) {
  byId("said").textContent = text;
}

// ---------------------------------------------------------------------------------------- drawn when looked at

const undrawn = new WeakMap();
const watcher = new IntersectionObserver(
  (entries) => entries.forEach((entry) => entry.isIntersecting && draw(entry.target)),
  { rootMargin: "600px", scrollMargin: "600px" },
);

/** Leave an element empty until it is nearly in sight; `height` (in px) is what it will roughly take. */
function drawLater(element, height, contents) {
  element.style.minHeight = `${height}px`;
  undrawn.set(element, contents);
  watcher.observe(element);
  return element;
}

/** Draw an element now, if it still waits. */
function draw(element) {
  const contents = undrawn.get(element);
  if (!contents) return;
  undrawn.delete(element);
  watcher.unobserve(element);
  element.style.minHeight = "";
  element.replaceChildren(...contents());
}
