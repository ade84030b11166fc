import fc from "fast-check";
import { expect, test } from "vitest";
import { type Consents, consentChannels, consentTo, withNoesOf } from "./consent";

const answer = fc.option(fc.boolean());
const anyConsents = fc
  .tuple(answer, fc.dictionary(fc.constantFrom(...consentChannels), fc.boolean()))
  .map(([consent, channelConsents]): Consents => ({ consent, channelConsents }));
const anyChannel = fc.constantFrom(...consentChannels);

test("a channel's own answer goes before the general one, but for a general no", () => {
  const said = (consent: boolean | null, email?: boolean) =>
    consentTo({ consent, channelConsents: email === undefined ? {} : { email } }, "email");
  expect([said(null), said(true), said(false)]).toEqual([null, true, false]);
  expect([said(null, true), said(true, true), said(false, true)]).toEqual([true, true, false]);
  expect([said(null, false), said(true, false), said(false, false)]).toEqual([false, false, false]);
  expect(consentTo({ consent: null, channelConsents: { email: false } }, "sms")).toBeNull();
});

test("what is said of one channel changes the answer of no other, and a yes is never made up", () => {
  fc.assert(
    fc.property(anyConsents, anyChannel, anyChannel, fc.boolean(), (said, one, other, news) => {
      const more = { ...said, channelConsents: { ...said.channelConsents, [one]: news } };
      if (one !== other) expect(consentTo(more, other)).toBe(consentTo(said, other));
      if (consentTo(said, one) === true)
        expect([said.consent, said.channelConsents[one]]).toContain(true);
      expect(consentTo({ ...said, consent: false }, one)).toBe(false);
    }),
  );
});

test("a no holds under every record of a person, and a yes only under its own", () => {
  fc.assert(
    fc.property(anyConsents, fc.array(anyConsents), anyChannel, (own, others, channel) => {
      const together = consentTo(withNoesOf(own, others), channel);
      const isRefused = others.some((other) => consentTo(other, channel) === false);
      expect(together).toBe(isRefused ? false : consentTo(own, channel));
    }),
  );
});
