import fc from "fast-check";
import { expect, test } from "vitest";
import { newId } from "@/lib/ground/ids";
import { handedOutAt, readOpenForm, signOpenForm } from "./open-form";

const secret = "a secret of thirty-two characters";
const home = { organizationId: newId(), surveyId: newId() };
const form = { ...home, responseId: newId(), versionId: newId(), source: "mail-footer" };

test("a form comes back as it was handed out, and tells when that was", () => {
  expect(readOpenForm(signOpenForm(form, secret), home, secret)).toEqual(form);
  expect(Math.abs(handedOutAt(form).getTime() - Date.now())).toBeLessThan(60_000);
});

test("a form comes back with the customer it was handed to, whatever their id's bytes", () => {
  const customers = [newId(), "00000000-0000-7000-8000-000000000000"];
  for (const customerId of customers) {
    const known = { ...form, source: "widget", customerId };
    expect(readOpenForm(signOpenForm(known, secret), home, secret)).toEqual(known);
  }
});

test("a form is good for its own survey alone, under its own secret", () => {
  const token = signOpenForm(form, secret);
  expect(readOpenForm(token, { ...home, surveyId: newId() }, secret)).toBeUndefined();
  expect(readOpenForm(token, { ...home, organizationId: newId() }, secret)).toBeUndefined();
  expect(readOpenForm(token, home, `${secret}.`)).toBeUndefined();
});

test("no change of a token is believed", () => {
  const token = signOpenForm(form, secret);
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const changed = fc.tuple(fc.nat(token.length - 1), fc.constantFrom(...letters));
  fc.assert(
    fc.property(changed, ([at, letter]) => {
      const other = token.slice(0, at) + letter + token.slice(at + 1);
      expect(readOpenForm(other, home, secret) !== undefined).toBe(other === token);
    }),
  );
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      expect(readOpenForm(text, home, secret)).toBeUndefined();
    }),
  );
});
