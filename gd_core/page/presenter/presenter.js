// The presenter: fits a slide to its screen, lets its controls fade, lists the keys.
//
// A slide is laid out on a canvas of fixed height, as wide as the screen's shape allows,
// and zoomed as a whole. Its charts measure their place once, and again when the window
// is resized; so they are told where only their place is.

const HEIGHT = 642; // of the canvas, in its own pixels; slide.css has it as well
const SHAPES = [4 / 3, 16 / 9]; // width over height, the narrowest and the widest
const AWAKE = 2500; // ms that the controls stay after the mouse was moved
const TYPING = "input:not([type=range], [type=checkbox], [type=radio]), textarea, select";

export default function ({ data, parentElement }) {
  const dialog = parentElement.querySelector(".keys");
  const page = document.documentElement;
  const me = (dialog.presenter ??= {});

  // --- what the list says -------------------------------------------------------

  dialog.querySelector("h2").textContent = data.title;
  dialog.setAttribute("aria-label", data.title);
  dialog.querySelector(".close").textContent = data.close;
  dialog.querySelector("dl").replaceChildren(
    ...data.keys.flatMap(([key, does]) => {
      const [term, told] = ["dt", "dd"].map((tag) => document.createElement(tag));
      term.textContent = key;
      told.textContent = does;
      return [term, told];
    }),
  );
  dialog.querySelector(".close").onclick = () => dialog.close();
  if (me.end) return me.end;

  // --- the size of the slide ----------------------------------------------------

  const main = document.querySelector("[data-testid=stMain]");
  const fit = () => {
    const { clientWidth: width, clientHeight: height } = main;
    const shape = Math.min(Math.max(width / height, SHAPES[0]), SHAPES[1]);
    const zoom = Math.min(height / HEIGHT, width / (HEIGHT * shape));
    page.style.setProperty("--slide-zoom", zoom.toFixed(4));
    page.style.setProperty("--slide-width", `${Math.floor(HEIGHT * shape)}px`);
  };
  const sizes = new Map();
  const measured = new ResizeObserver(() => {
    fit();
    shrink();
    for (const chart of document.querySelectorAll(".st-key-slide [data-testid=stVegaLiteChart]")) {
      const size = `${chart.clientWidth} ${chart.clientHeight}`;
      if (sizes.get(chart) === size) continue;
      sizes.set(chart, size);
      setTimeout(() => window.dispatchEvent(new Event("resize")));
    }
  });
  fit();
  measured.observe(main);

  // Two programs with many long lines have no room on a narrow slide: they shrink.
  const shrink = () => {
    const code = document.querySelector(".st-key-slide-code");
    const table = code?.querySelector("table");
    if (!table) return;
    code.style.zoom = 1;
    const room = document.querySelector(".st-key-slide-settings").getBoundingClientRect().top;
    const { top, height } = table.getBoundingClientRect();
    if (height > room - top) code.style.zoom = (room - top) / height;
  };

  // what fills the slide comes and goes with the views
  const found = new MutationObserver(() => {
    for (const place of document.querySelectorAll(".st-key-slide-charts")) measured.observe(place);
    shrink();
  });
  found.observe(main, { childList: true, subtree: true });

  // --- the controls fade --------------------------------------------------------

  let sleeping;
  let at = "";
  const wake = (event) => {
    const here = `${event.clientX} ${event.clientY}`;
    const moved = at && at !== here; // a page that moves under the mouse says so, too
    at = here;
    if (event.type === "pointermove" && !moved) return;
    page.classList.add("slide-awake");
    clearTimeout(sleeping);
    sleeping = setTimeout(() => page.classList.remove("slide-awake"), AWAKE);
  };
  document.addEventListener("pointermove", wake);
  document.addEventListener("pointerdown", wake);

  // --- keys ---------------------------------------------------------------------

  // what was clicked would take the next Space, and its controls would not fade
  const release = (event) => {
    if (!event.detail) return; // it was a key
    setTimeout(() => {
      const held = document.activeElement;
      if (held?.closest(".st-key-slide") && !held.matches(TYPING)) held.blur();
    });
  };
  const list = (event) => {
    if (event.key !== "?" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.composedPath()[0].matches?.(`${TYPING}, [contenteditable]`)) return;
    event.preventDefault();
    if (dialog.open) dialog.close();
    else dialog.showModal();
  };
  document.addEventListener("click", release, true); // some keep it to themselves
  document.addEventListener("keydown", list);

  me.end = () => {
    measured.disconnect();
    found.disconnect();
    clearTimeout(sleeping);
    document.removeEventListener("pointermove", wake);
    document.removeEventListener("pointerdown", wake);
    document.removeEventListener("click", release, true);
    document.removeEventListener("keydown", list);
    page.classList.remove("slide-awake");
    me.end = undefined;
  };
  return me.end;
}
