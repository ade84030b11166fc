import { simpleParser } from "mailparser";
import type { About, Report } from "@/lib/delivery/reports/report";
import { saysGone } from "@/lib/ground/mail";
import { storablePart } from "@/lib/ground/storable";

const longestReason = 300;

/** Of a returned or forwarded mail of ours: the invitation that its Message-ID is made of. */
const ownMessageId =
  /^message-id:\s*<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\.\d{1,2})?@/im;

/**
 * What a mail reports about one of ours: that it could not be delivered (RFC 3464), or that its reader
 * complained (RFC 5965). Nothing for any other mail: notes of absence, delays, people who write back.
 *
 * @param invitationOf the invitation that an address of this mail names
 */
export async function readMailReport(
  raw: Buffer,
  invitationOf: (address: string) => string | undefined,
): Promise<Report[]> {
  const mail = await simpleParser(raw, { skipTextToHtml: true, skipImageLinks: true });
  const type = mail.headerLines.find(({ key }) => key === "content-type")?.line ?? "";
  const parts = [mail.text ?? "", ...mail.attachments.map(({ content }) => content.toString())];
  const about = aboutOf(mail.headerLines.map(({ line }) => line).join("\n"), parts, invitationOf);
  if (about === undefined) return [];
  switch (/\breport-type="?([\w-]+)/i.exec(type)?.[1]?.toLowerCase()) {
    case "feedback-report":
      return [{ ...about, kind: "complaint" }];
    case "delivery-status":
      return failuresIn(parts.join("\n\n")).map((failure) => ({ ...about, ...failure }));
    default:
      return [];
  }
}

function aboutOf(
  headers: string,
  parts: readonly string[],
  invitationOf: (address: string) => string | undefined,
): About | undefined {
  const addresses = headers.match(/[^\s<>,;:]+\+[0-9a-f]{44}@[^\s<>,;]+/gi) ?? [];
  const [named] = addresses.flatMap((address) => invitationOf(address) ?? []);
  const invitationId =
    named ??
    parts
      .flatMap((part) => ownMessageId.exec(part)?.[1] ?? [])
      .at(0)
      ?.toLowerCase();
  return invitationId === undefined ? undefined : { invitationId };
}

/** The recipients of a delivery report to whom nothing was delivered for good. */
function failuresIn(text: string) {
  const blocks = text.replace(/\r\n/g, "\n").split(/\n\s*\n/);
  return blocks.flatMap((block) => {
    const unfolded = block.replace(/\n[ \t]+/g, " ");
    const field = (name: string) =>
      new RegExp(`^${name}:\\s*(.*)$`, "im").exec(unfolded)?.[1]?.trim() ?? "";
    if (field("Action").toLowerCase() !== "failed") return [];
    const diagnosis = field("Diagnostic-Code").replace(/^\w+;\s*/, "");
    const said = [field("Status"), diagnosis].filter(Boolean).join(" ");
    // Servers write anything, and what is cut may end in half a character.
    const reason = storablePart(`It came back: ${said}`.slice(0, longestReason));
    const recipients = [field("Final-Recipient"), field("Original-Recipient")].flatMap(
      (one) => /^[\w-]+;\s*<?([^\s<>]+)/.exec(one)?.[1] ?? [],
    );
    return [{ kind: "failed" as const, gone: saysGone(said), reason, recipients }];
  });
}
