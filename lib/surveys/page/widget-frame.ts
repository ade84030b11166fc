/**
 * Runs in a survey that is shown on another site, and tells the page around it no more than three
 * things: how tall it is, that Escape was pressed, and that there is nothing left to fill in.
 */
export const widgetFrameScript = `(() => {
  const tell = (vocal) => {
    const { top, bottom } = document.body.getBoundingClientRect();
    parent.postMessage({ vocal, height: Math.ceil(bottom - top) }, "*");
  };
  addEventListener("keydown", ({ key }) => key === "Escape" && tell("close"));
  new ResizeObserver(() => tell(document.forms.length > 0 ? "asks" : "done")).observe(document.body);
})();`;
