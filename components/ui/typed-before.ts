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

/**
 * What was typed into the server's HTML before scripts came: on a slow line that is a whole form,
 * which taking over would otherwise empty. The form is known by having all of the names.
 */
export function typedBefore(names: readonly string[]): Record<string, string> {
  if (typeof document === "undefined") return {};
  const [form] = [...document.forms].filter((each) =>
    names.every((name) => each.elements.namedItem(name)),
  );
  const controls = names.map((name) => form?.elements.namedItem(name) ?? null).filter(isTextual);
  return Object.fromEntries(controls.map(({ name, value }) => [name, value]));
}
