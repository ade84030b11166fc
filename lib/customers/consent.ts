/** The channels by which a customer can be asked, and may say yes or no to each. */
export const consentChannels = ["email", "sms", "webhook", "letter", "phone", "widget"] as const;
export type ConsentChannel = (typeof consentChannels)[number];

/** What a customer has said to being asked at all, and by single channels. */
export interface Consents {
  /** False was said; null means that nothing is recorded. */
  consent: boolean | null;
  channelConsents: Readonly<Partial<Record<ConsentChannel, boolean>>>;
}

/**
 * What a customer has said to being asked by a channel: a no to everything is a no to each; otherwise
 * what they said of the channel itself counts, and where they said nothing of it, what they said of all.
 *
 * @returns null where nothing is recorded
 */
export function consentTo(
  { consent, channelConsents }: Consents,
  channel: ConsentChannel,
): boolean | null {
  return consent === false ? false : (channelConsents[channel] ?? consent);
}

/**
 * One record of a person with the noes that the person said under others: a no holds under each of
 * their records, a yes only where it was said.
 */
export function withNoesOf<One extends Consents>(own: One, others: readonly Consents[]): One {
  const consent = others.some((other) => other.consent === false) ? false : own.consent;
  const noes = others.flatMap(({ channelConsents }) =>
    consentChannels.filter((channel) => channelConsents[channel] === false),
  );
  if (consent === own.consent && noes.length === 0) return own;
  const refused = Object.fromEntries(noes.map((channel) => [channel, false]));
  return { ...own, consent, channelConsents: { ...own.channelConsents, ...refused } };
}

/** What is said of consent beside something else: null or nothing where nothing is. */
interface Said {
  consent?: boolean | null | undefined;
  channelConsents?:
    | { readonly [channel in ConsentChannel]?: boolean | null | undefined }
    | undefined;
}

/** Only the noes of what is said. */
export function noesIn({ consent, channelConsents = {} }: Said) {
  return {
    ...(consent === false && { consent }),
    channelConsents: answering(false, (channel) => channelConsents[channel] === false),
  };
}

/** The yeses of what is said to that of which a customer has said nothing; undefined without any. */
export function newYesesIn({ consent, channelConsents = {} }: Said, known: Consents) {
  const isNew = (channel: ConsentChannel) =>
    channelConsents[channel] === true && known.channelConsents[channel] === undefined;
  const toChannels = answering(true, isNew);
  const isGeneral = consent === true && known.consent === null;
  if (!isGeneral && Object.keys(toChannels).length === 0) return undefined;
  return { ...(isGeneral && { consent }), channelConsents: toChannels };
}

const answering = (answer: boolean, said: (channel: ConsentChannel) => boolean) =>
  Object.fromEntries(consentChannels.filter(said).map((channel) => [channel, answer]));
