"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** True in the render that meets the server's HTML, and only then. */
export function useIsHydrating(): boolean {
  return useSyncExternalStore(
    never,
    () => false,
    () => true,
  );
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function isTextual(element: Element | RadioNodeList | null): element is Control {
  if (element instanceof HTMLInputElement) return !["checkbox", "radio"].includes(element.type);
  return element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;
}

function formWith(names: readonly string[]): HTMLFormElement | undefined {
  if (typeof document === "undefined") return undefined;
  return [...document.forms].find((each) => names.every((name) => each.elements.namedItem(name)));
}

/**
 * What was typed into the server's HTML before scripts came: on a slow line that is a whole form,
 * which taking over would otherwise empty. The form is known by having all of the names.
 */
export function typedBefore(names: readonly string[]): Record<string, string> {
  const form = formWith(names);
  // On the server there are no forms, and not even the names of their controls.
  if (form === undefined) return {};
  const controls = names.map((name) => form.elements.namedItem(name)).filter(isTextual);
  return Object.fromEntries(controls.map(({ name, value }) => [name, value]));
}

declare global {
  /** The forms that were sent before scripts could take them, as `HoldSubmit` keeps them. */
  var heldForms: Set<HTMLFormElement> | undefined;
}

/** The form with these names, if it was sent before scripts came; told once. */
export function sentBefore(names: readonly string[]): HTMLFormElement | undefined {
  const form = formWith(names);
  return form && globalThis.heldForms?.delete(form) ? form : undefined;
}
