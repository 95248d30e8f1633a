// The player: walks through the states of a run, and shows the four stages of each.
//
// The state shown is the value of an element of the page, data.bus. The charts read it
// there and write into it the state that is pointed at; so does the player. What is
// pointed at is only looked at: when the pointer leaves, the state where the player
// rests is shown again. The server hears of it when the player has come to rest.

const WAIT = 300; // ms of rest after a step before the server is told
const BRIEF = 120; // the same after the slider was let go
const WHOLE = 20_000; // ms that playing a long run takes at most
const SLOW = 900; // ms a state is shown while playing, in a short run
const FAST = 60;
const LONG = 110; // characters, from which on a text is set smaller
const ROOM = 6; // of the longest texts of either size, in whose room all are shown
const CHART = ".marks"; // what Vega draws in
const RAISED = { "²": "2", "¹": "1", "ᵗ": "t" };
const LOWERED = { "₀": "0", "₁": "1", "₂": "2", "ᵢ": "i", "ⱼ": "j" };
const PLAIN = Object.fromEntries(
  [["sup", RAISED], ["sub", LOWERED]].flatMap(([tag, signs]) =>
    Object.entries(signs).map(([sign, plain]) => [sign, [tag, plain]]),
  ),
);
const RAISED_OR_LOWERED = /([²¹ᵗ]+|[₀₁₂ᵢⱼ]+)/;

// A chart that comes to lie under a mouse at rest is not pointed at, until it moves.
let mouseAt;
let overlooked; // the mark that it rests on
const watch = (event) => {
  const { type, target, clientX, clientY } = event;
  const here = `${clientX} ${clientY}`;
  const moved = here !== mouseAt;
  mouseAt = here;
  if (type === "pointerover") {
    overlooked = moved || !target.closest?.(CHART) ? undefined : target;
    if (overlooked) event.stopPropagation();
  } else if (moved && target === overlooked) {
    mouseAt = undefined;
    target.dispatchEvent(new PointerEvent("pointerover", event));
  }
};
document.addEventListener("pointermove", watch, true);
document.addEventListener("pointerover", watch, true);

export default function ({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector(".player");
  const find = (name) => root.querySelector(`.${name}`);
  const shared = ({ element }) => document.querySelector(element);
  const me = (root.player ??= {});
  const slider = find("slider");
  const cards = [...root.querySelectorAll(".card")].map((card) => [
    ...card.querySelectorAll(".slot"), // lines, result, note
  ]);

  // --- what is shown ------------------------------------------------------------

  const length = (texts) => [texts].flat().join(" ").length;

  // On a slide the signs for what is raised or lowered would be too small to read: there
  // ordinary ones are raised and lowered.
  const write = (line, text) => {
    if (!data.slide) return (line.textContent = text);
    const parts = text.split(RAISED_OR_LOWERED).filter(Boolean);
    line.replaceChildren(
      ...parts.map((part) => {
        const plain = [...part].map((sign) => PLAIN[sign]?.[1] ?? sign).join("");
        if (plain === part) return part;
        const moved = document.createElement(PLAIN[part[0]][0]);
        moved.textContent = plain;
        return moved;
      }),
    );
  };

  const written = (texts) => {
    const block = document.createElement("div");
    block.classList.toggle("long", length(texts) > LONG);
    for (const text of [texts].flat()) {
      const line = document.createElement("p");
      write(line, text);
      block.append(line);
    }
    return block;
  };

  const fill = (slot, texts) => {
    const told = written(texts);
    told.classList.add("told");
    if (slot.firstChild) slot.firstChild.replaceWith(told);
    else slot.append(told);
  };

  // Each text shares its place with those that need the most room, out of sight: so no
  // state moves what is below the cards, which may be what is pointed at.
  const makeRoom = () => {
    const same = me.roomFor === data.id;
    me.roomFor = data.id;
    cards.forEach((slots, card) =>
      slots.forEach((slot, at) => {
        const texts = Object.values(data.steps).map((step) => step.stages[card][at]);
        const known = same ? slot.longest : [];
        const longest = [...known, ...texts].sort((a, b) => length(b) - length(a));
        const larger = longest.filter((text) => length(text) <= LONG);
        slot.longest = [...longest.slice(0, ROOM), ...larger.slice(0, ROOM)];
        const hidden = slot.longest.map(written);
        for (const block of hidden) block.classList.add("room");
        slot.replaceChildren(slot.firstChild ?? written([]), ...hidden);
      }),
    );
  };

  const show = (k) => {
    me.shown = k;
    slider.value = k;
    const state = data.words.state
      .replace("{k}", k)
      .replace("{point}", (k % data.n) + 1); // where each point has its update
    slider.setAttribute("aria-valuetext", state);
    find("state").textContent = state;
    find("previous").disabled = k <= 0;
    find("next").disabled = k >= data.last;
    const step = data.steps[k];
    root.classList.toggle("unwritten", !step);
    if (!step) return;
    cards.forEach((slots, card) =>
      slots.forEach((slot, at) => fill(slot, step.stages[card][at])),
    );
    if (!data.slide) return;
    // of its lines the one that says what the words mean: the cards have the numbers
    const [title, ...lines] = step.finding;
    write(find("finding h1"), title);
    find("finding h1").dataset.tone = step.tone;
    write(find("finding p"), lines.at(-1) ?? "");
  };

  const say = (where, value) => {
    if (shared(where).value === value) return;
    shared(where).value = value;
    shared(where).dispatchEvent(new Event(where.event));
  };

  const tell = (k) => {
    show(k);
    say(data.bus, k);
  };

  const commit = () => {
    clearTimeout(me.waiting);
    if (me.rest === me.server) return;
    me.server = me.rest;
    setStateValue("k", me.rest);
  };

  const rest = (k, wait = WAIT) => {
    me.rest = Math.max(0, Math.min(data.last, k));
    tell(me.rest);
    clearTimeout(me.waiting);
    if (wait !== null) me.waiting = setTimeout(commit, wait);
  };

  // --- playing ------------------------------------------------------------------

  const playing = (on) => {
    clearInterval(me.ticking);
    me.ticking = null;
    find("play").classList.toggle("on", on);
    find("play").querySelector("span").textContent = on ? "pause" : "play_arrow";
    find("play").setAttribute("aria-label", on ? data.words.stop : data.words.play);
    find("play").title = on ? data.words.stop : data.words.play;
    find("state").setAttribute("aria-live", on ? "off" : "polite");
  };

  const stop = () => {
    if (!me.ticking) return;
    playing(false);
    commit();
  };

  const play = () => {
    if (me.ticking) return stop();
    if (me.rest >= data.last) rest(0, null);
    playing(true);
    const tick = Math.max(FAST, Math.min(SLOW, WHOLE / (data.last + 1)));
    me.ticking = setInterval(() => {
      const next = Math.min(me.data.last, me.rest + me.data.stride);
      me.rest = next;
      me.tell(next);
      const ahead = Math.min(me.data.last, next + 8 * me.data.stride);
      if (!me.data.steps[ahead] && me.asked !== me.data.steps) {
        me.asked = me.data.steps; // for the next block, in time and once
        me.commit();
      }
      if (next >= me.data.last) me.stop();
    }, tick);
  };

  const step = (by) => {
    if (me.ticking) playing(false);
    rest(me.rest + by);
  };

  const go = (k) => {
    if (me.ticking) playing(false);
    rest(k, 0);
  };

  // what outlives this call uses the newest of everything
  Object.assign(me, { data, show, tell, commit, stop, step, go, play });

  // --- what happens -------------------------------------------------------------

  find("previous").onclick = () => step(-1);
  find("next").onclick = () => step(1);
  find("play").onclick = play;
  slider.oninput = () => {
    if (me.ticking) playing(false);
    rest(Number(slider.value), null);
  };
  slider.onchange = () => rest(Number(slider.value), BRIEF); // a held key changes often
  if (!me.pointed) {
    me.pointed = ({ target }) => {
      if (Number.isInteger(target.value) && target.value !== me.shown) me.show(target.value);
    };
    // a chart takes no answer while it speaks, so what is said back is said later
    me.clicked = ({ target }) => {
      const k = target.value;
      if (!Number.isInteger(k)) return;
      setTimeout(() => {
        say(me.data.pin, null); // so that it can be clicked again
        me.go(k);
      });
    };
    shared(data.bus).addEventListener(data.bus.event, me.pointed);
    shared(data.pin).addEventListener(data.pin.event, me.clicked);
  }
  if (!me.leave) {
    me.leave = (event) => {
      // the way it came, since a chart has drawn itself anew by now
      const inChart = event.composedPath().some((e) => e.matches?.(CHART));
      if (!inChart && me.shown !== me.rest) me.tell(me.rest);
    };
    document.addEventListener("pointerover", me.leave);
    document.documentElement.addEventListener("pointerleave", me.leave);
  }
  if (!me.keys) {
    const taken =
      "input, textarea, select, canvas, [contenteditable], [role=tab], [role=radio], " +
      "[role=option], [role=gridcell], [role=menuitem]"; // they use these keys
    const pressed = "button, a, summary, label"; // they use the space bar
    me.keys = (event) => {
      const target = event.composedPath()[0];
      const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!by && event.key !== " ") return;
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (target instanceof Element && target.matches(taken)) return;
      if (!by && target instanceof Element && target.closest(pressed)) return;
      event.preventDefault();
      if (by) me.step(by);
      else if (!event.repeat) me.play();
    };
    document.addEventListener("keydown", me.keys);
  }
  // what was clicked would take the next space
  root.onclick = (event) => {
    if (event.detail) event.target.closest("button")?.blur();
  };

  if (!me.flush) {
    // what is done next may take the player off the page: the server hears first
    me.flush = (event) => {
      if (me.rest === me.server || event.composedPath().includes(root)) return;
      if (event.type === "pointerdown") return me.commit();
      if (!["PageUp", "PageDown"].includes(event.key)) return;
      me.commit();
      // the page's own answer to this key must be a message of its own
      event.stopImmediatePropagation();
      event.preventDefault();
      const { key, code, keyCode, target } = event;
      const again = { key, code, keyCode, bubbles: true, cancelable: true };
      const press = (type) => target.dispatchEvent(new KeyboardEvent(type, again));
      // let go as well: the true key may be up by then, and would count as held down
      setTimeout(() => ["keydown", "keyup"].forEach(press), 50);
    };
    document.addEventListener("keydown", me.flush, true);
    document.addEventListener("pointerdown", me.flush, true);
  }

  // --- what the server says -----------------------------------------------------

  find("previous").setAttribute("aria-label", data.words.previous);
  find("next").setAttribute("aria-label", data.words.next);
  find("previous").title = data.words.previous;
  find("next").title = data.words.next;
  slider.max = data.last;
  slider.setAttribute("aria-label", data.words.slider);
  root.querySelectorAll(".card").forEach((card, at) => {
    card.querySelector("h3").textContent = `${at + 1}. ${data.stages[at][0]}`;
    write(card.querySelector(".formula"), data.stages[at][1]);
  });
  root.classList.toggle("slide", data.slide);
  makeRoom();
  // it moved the state itself (a link, another run): follow; else it only caught up
  if (data.id !== me.id || data.move !== me.move) {
    playing(false);
    clearTimeout(me.waiting);
    me.rest = me.server = data.k;
    Object.assign(me, { id: data.id, move: data.move });
  }
  tell(me.rest);

  return () => {
    clearInterval(me.ticking);
    clearTimeout(me.waiting);
    document.removeEventListener("keydown", me.keys);
    document.removeEventListener("keydown", me.flush, true);
    document.removeEventListener("pointerdown", me.flush, true);
    shared(data.bus).removeEventListener(data.bus.event, me.pointed);
    shared(data.pin).removeEventListener(data.pin.event, me.clicked);
    document.removeEventListener("pointerover", me.leave);
    document.documentElement.removeEventListener("pointerleave", me.leave);
    root.player = undefined;
  };
}
