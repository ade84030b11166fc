import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { BeforeScripts } from "./before-scripts";

interface Kept {
  typed: Map<object, unknown>;
  taken: WeakSet<object>;
}

/** A page that runs the script, as far as the script sees it. */
function page() {
  const heard: Record<string, (event: object) => void> = {};
  const addEventListener = (name: string, listener: (event: object) => void) => {
    heard[name] = listener;
  };
  const window: { beforeScripts?: Kept } = {};
  const location = { pathname: "/one" };
  const script: string = BeforeScripts().props.children;
  runInNewContext(
    `Object.defineProperty(globalThis,"beforeScripts",{get:()=>window.beforeScripts});${script}`,
    { window, location, addEventListener },
  );
  return {
    location,
    taken: window.beforeScripts?.taken,
    input: (target: object) => heard.input?.({ target }),
    kept: () => [...(window.beforeScripts?.typed.keys() ?? [])],
  };
}

const form = {};
const radio = (value: string, of: object = form) => ({
  ...{ type: "radio", name: "template", value, checked: true, form: of, isConnected: true },
});
const field = () => ({ type: "text", name: "name", value: "Typed", form, isConnected: true });

test("of radios of one name in one form only the last that was chosen is kept", () => {
  const { input, kept } = page();
  const [elsewhere, name, first, last] = [radio("c", {}), field(), radio("c"), radio("b")];
  for (const control of [elsewhere, name, first, last]) input(control);
  expect(kept()).toEqual([elsewhere, name, last]);
});

test("a radio the page hears itself takes back what was chosen before", () => {
  const { input, kept, taken } = page();
  input(radio("c"));
  const heard = radio("b");
  taken?.add(heard);
  input(heard);
  expect(kept()).toEqual([]);
});

test("what is gone is kept while its page may be made anew, and forgotten on the next", () => {
  const { input, kept, location } = page();
  const [gone, next] = [field(), field()];
  input(gone);
  gone.isConnected = false;
  input(next);
  expect(kept()).toHaveLength(2);
  location.pathname = "/two";
  input(next);
  expect(kept()).toEqual([next]);
});
