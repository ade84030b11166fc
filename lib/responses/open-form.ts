import { createHmac, timingSafeEqual } from "node:crypto";

/** A form of an open survey, handed to somebody unknown: the response it becomes, if it is sent. */
export interface OpenForm {
  organizationId: string;
  surveyId: string;
  /** The response's id, made when the form was: sent twice, it is one response. */
  responseId: string;
  /** What was shown, and is answered. */
  versionId: string;
  source: string;
  /** Who answers, where the site the form is shown on has signed it; absent, nobody is known. */
  customerId?: string | undefined;
}

const idBytes = 16;
const signatureBytes = 16;
const longestSource = 40;

function bytesOf(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll("-", ""), "hex");
}

function uuidOf(bytes: Buffer): string {
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

type Home = Pick<OpenForm, "organizationId" | "surveyId">;

function signature({ organizationId, surveyId }: Home, said: Buffer, secret: string): Buffer {
  const mac = createHmac("sha256", secret).update("vocal open form\n");
  mac.update(bytesOf(organizationId)).update(bytesOf(surveyId)).update(said);
  return mac.digest().subarray(0, signatureBytes);
}

/** Between the source and the customer; no source has it. */
const divide = 0;

/**
 * A form's token: response, version, source, the customer if one is known, and 128 bits of signature;
 * it needs no storage.
 */
export function signOpenForm(form: OpenForm, secret: string): string {
  const { customerId } = form;
  const ids = [bytesOf(form.responseId), bytesOf(form.versionId)];
  const customer = customerId === undefined ? [] : [Buffer.of(divide), bytesOf(customerId)];
  const said = Buffer.concat([...ids, Buffer.from(form.source), ...customer]);
  return Buffer.concat([said, signature(form, said, secret)]).toString("base64url");
}

/** Reads a token back; undefined for anything that was not signed for this survey. */
export function readOpenForm(token: string, home: Home, secret: string): OpenForm | undefined {
  if (!/^[A-Za-z0-9_-]{64,120}$/.test(token)) return undefined;
  const bytes = Buffer.from(token, "base64url");
  // One form has one name: other spellings of the same bytes are none.
  if (bytes.toString("base64url") !== token) return undefined;
  const said = bytes.subarray(0, -signatureBytes);
  const { source, customer } = parted(said.subarray(2 * idBytes));
  if (source.length === 0 || source.length > longestSource) return undefined;
  const given = bytes.subarray(-signatureBytes);
  if (!timingSafeEqual(signature(home, said, secret), given)) return undefined;
  return {
    ...home,
    responseId: uuidOf(said.subarray(0, idBytes)),
    versionId: uuidOf(said.subarray(idBytes, 2 * idBytes)),
    source: source.toString(),
    ...(customer?.length === idBytes && { customerId: uuidOf(customer) }),
  };
}

function parted(rest: Buffer): { source: Buffer; customer?: Buffer } {
  const end = rest.indexOf(divide);
  if (end < 0) return { source: rest };
  return { source: rest.subarray(0, end), customer: rest.subarray(end + 1) };
}

/** When a form was handed out: a UUIDv7 begins with the milliseconds. */
export function handedOutAt({ responseId }: OpenForm): Date {
  return new Date(bytesOf(responseId).readUIntBE(0, 6));
}
