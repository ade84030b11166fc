"use client";

import { useEffect } from "react";

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

interface Typed {
  /** The page on which it was typed. */
  path: string;
  value: string;
  checked?: boolean;
}

declare global {
  /** What came before scripts did, as `BeforeScripts` keeps it. */
  var beforeScripts:
    | {
        /** Forms that were sent, and the page on which. */
        forms: Map<HTMLFormElement, string>;
        typed: Map<EventTarget, Typed>;
        /** Controls whose typing is heard by the page itself. */
        taken: WeakSet<EventTarget>;
      }
    | undefined;
}

/**
 * Put beside a control: tells the page what was typed into it before scripts took it over, as if it
 * were typed now. Without it the first rendering would put back what the server had sent, and so it
 * would where the page was made anew in between.
 *
 * @param control the control's id
 */
export function TypedBefore({ control }: { control: string }) {
  useEffect(() => {
    // When everything that takes over with it is ready to hear.
    queueMicrotask(() => {
      const element = document.getElementById(control);
      if (isControl(element)) giveBack(element);
    });
  }, [control]);
  return null;
}

function isControl(element: Element | null): element is Control {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement
  );
}

function giveBack(control: Control): void {
  const typed = takeTyped(control);
  if (typed === undefined) return;
  if (isCheckable(control)) check(control, typed.checked ?? false);
  else if (control instanceof HTMLSelectElement || control.type === "file") choose(control, typed);
  else type(control, typed.value);
}

function isCheckable(control: Control): control is HTMLInputElement {
  return control.type === "checkbox" || control.type === "radio";
}

/** What was typed into this control, or into the one in whose place it stands; told once. */
function takeTyped(control: Control): Typed | undefined {
  const before = globalThis.beforeScripts;
  if (before === undefined) return undefined;
  before.taken.add(control);
  const typed = before.typed.get(control);
  if (typed) {
    before.typed.delete(control);
    return typed;
  }
  const [lost, whose] = lostTo(control, before.typed) ?? [];
  if (lost) before.typed.delete(lost);
  return whose;
}

/** Where several controls have one name nobody knows which of them was meant. */
function lostTo(control: Control, typed: Map<EventTarget, Typed>): [Control, Typed] | undefined {
  const isSame = (one: Control) =>
    one.name === control.name &&
    one.type === control.type &&
    (!isCheckable(control) || one.value === control.value);
  const namesakes = [...document.getElementsByName(control.name)].filter(isControl).filter(isSame);
  if (control.name === "" || namesakes.length > 1) return undefined;
  for (const [element, each] of typed) {
    if (!(element instanceof Element && isControl(element)) || element.isConnected) continue;
    if (isSame(element) && each.path === location.pathname) return [element, each];
  }
  return undefined;
}

function type(control: Exclude<Control, HTMLSelectElement>, value: string): void {
  // React tells of a change when a value differs from the one it saw last: this makes it differ and
  // leaves what stands in the field alone, with the cursor and a character half composed.
  const seen = Object.getOwnPropertyDescriptor(control, "value");
  seen?.set?.call(control.cloneNode(), `${value} `);
  if (control.value !== value) {
    const prototype = Object.getPrototypeOf(control);
    Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(control, value);
  }
  control.dispatchEvent(new Event("input", { bubbles: true }));
}

function check(control: HTMLInputElement, checked: boolean): void {
  control.checked = !checked;
  control.click();
}

function choose(control: Control, { value }: Typed): void {
  // Nobody but its owner may say which file is chosen.
  if (control.type !== "file") control.value = value;
  control.dispatchEvent(new Event("change", { bubbles: true }));
}

/** The form with controls of all these names, if it was sent before scripts came; told once. */
export function sentBefore(names: readonly string[]): HTMLFormElement | undefined {
  const sent = globalThis.beforeScripts?.forms;
  const hasAll = (form: HTMLFormElement) => names.every((name) => form.elements.namedItem(name));
  for (const [form, path] of sent ?? []) if (path !== location.pathname) sent?.delete(form);
  const held = [...(sent?.keys() ?? [])].find(hasAll);
  if (held === undefined) return undefined;
  sent?.delete(held);
  return held.isConnected ? held : [...document.forms].find(hasAll);
}
