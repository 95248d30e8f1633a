// Language: the document says which one it is in, to who reads it aloud and to the
// styles, and what Streamlit says by itself is said in it, too.

// what a visitor chooses from or named may be called as Streamlit calls a button
const THEIRS =
  "[role=option][data-key], [role=gridcell], [data-testid=stFileUploaderFileName]";
const PLACES = [
  "[data-testid=InputInstructions]",
  "[data-testid=stFileUploader]",
  "[data-testid=stSelectboxVirtualDropdown]",
  "[data-testid^=stDataFrameColumn]",
  "[data-testid=stMainMenuPopover]",
  "[data-testid=stStatusWidget]",
  "[data-testid=stConnectionStatus]",
  "[data-testid=stSkipToContent]",
  "[class*=gdg-search]",
  "[role=dialog]",
  "[role=tooltip]",
].join(", ");
const ATTRIBUTES = ["aria-label", "placeholder", "title"];
const TEXT = "text"; // beside the names of attributes
const FACT = /\{\w+\}/;
const XHTML = "http://www.w3.org/1999/xhtml"; // charts are of another kind
const SHOWN = NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT;

// a function that says a text in our words; undefined where it is none of Streamlit's
const sayer = (words) => {
  const whole = new Map(words.filter(([theirs]) => !FACT.test(theirs)));
  const templates = words
    .filter(([theirs]) => FACT.test(theirs))
    .map(([theirs, ours]) => [...theirs.split(FACT), ours]);
  return (text) => {
    const said = text.trim();
    if (whole.has(said)) return whole.get(said);
    for (const [before, after, ours] of templates) {
      const length = said.length - before.length - after.length;
      if (length > 0 && said.startsWith(before) && said.endsWith(after)) {
        const fact = said.slice(before.length, before.length + length);
        return ours.replace(FACT, () => fact);
      }
    }
    const [head, ...rest] = said.split(": "); // what a button does, and to which chart
    return rest.length && whole.has(head)
      ? [whole.get(head), ...rest].join(": ")
      : undefined;
  };
};

const read = (node, name) => (name === TEXT ? node.data : node.getAttribute(name));

const write = (node, name, text) => {
  if (name === TEXT) node.data = text;
  else node.setAttribute(name, text);
};

const isElement = (node) => node.nodeType === Node.ELEMENT_NODE;

// whether it may hold words of Streamlit; what has left the page already does not
const mayHold = (node) => {
  const element = isElement(node) ? node : node.parentElement;
  return element?.namespaceURI === XHTML && !element.closest(THEIRS);
};

// an element or a text, and all that is in it, with the names of what each may say
const eachIn = (root, visit) => {
  if (!mayHold(root)) return;
  const walker = document.createTreeWalker(root, SHOWN, (node) =>
    isElement(node) && !mayHold(node)
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = root; node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) visit(node, TEXT);
    else if (isElement(node)) for (const name of ATTRIBUTES) visit(node, name);
  }
};

const speak = (words) => {
  const say = sayer(words);
  const replaced = new WeakMap(); // node -> by name what was said, and what is
  const replace = (node, name) => {
    const text = read(node, name);
    const ours = text ? say(text) : undefined;
    if (ours === undefined || ours === text) return;
    if (name === TEXT && !node.parentElement?.closest(PLACES)) return;
    replaced.set(node, { ...replaced.get(node), [name]: [text, ours] });
    write(node, name, ours);
  };
  const restore = (node, name) => {
    const [text, ours] = replaced.get(node)?.[name] ?? [];
    if (ours !== undefined && read(node, name) === ours) write(node, name, text);
  };
  const observer = new MutationObserver((records) => {
    for (const { type, target, attributeName, addedNodes } of records) {
      if (type === "childList") {
        for (const node of addedNodes) eachIn(node, replace);
      } else if (type === "attributes" || target.nodeType === Node.TEXT_NODE) {
        if (mayHold(target)) replace(target, attributeName ?? TEXT);
      }
    }
  });
  eachIn(document.body, replace);
  observer.observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ATTRIBUTES,
  });
  return () => {
    observer.disconnect();
    eachIn(document.body, restore);
  };
};

let silence = () => {};

export default function ({ data }) {
  silence(); // runs again for another language or theme
  document.documentElement.lang = data.language;
  silence = data.words.length ? speak(data.words) : () => {};
  return () => silence();
}
