// Tables: Tab leads past a table, as it does past any other control.
//
// Inside of a table the arrow keys move; left to itself, Tab would stop at every cell of
// a row and once more at what scrolls.

const TABLE = "[data-testid=stDataFrameResizable]";

const enter = (element) => {
  const table = element?.closest?.(TABLE);
  for (const scroller of table?.querySelectorAll(".dvn-scroller") ?? []) {
    scroller.tabIndex = -1;
  }
  return table;
};

const press = (event) => {
  // its own work on the key is kept from the table, the browser's is not
  if (event.key === "Tab" && enter(document.activeElement)) {
    event.stopImmediatePropagation();
  }
};

const focus = (event) => enter(event.target); // also from behind

export default function () {
  // runs again for another theme: the same listener is not added twice
  window.addEventListener("keydown", press, true);
  window.addEventListener("focusin", focus, true);
  return () => {
    window.removeEventListener("keydown", press, true);
    window.removeEventListener("focusin", focus, true);
  };
}
