import { expect, test } from "vitest";
import { readMailReport } from "@/lib/delivery/reports/mail-report";
import { complaintMail, deliveryReport } from "@/lib/delivery/reports/test-reports";
import { isStorable } from "@/lib/ground/storable";

const invitationId = "018f0000-0000-7000-8000-00000000000a";
const nobody = () => undefined;

test("a mailbox that is gone is told by status code or by what its server said", async () => {
  for (const change of [{}, { status: "5.0.0" }, { diagnosis: "x-unix; unknown user" }]) {
    const [report] = await readMailReport(deliveryReport(invitationId, change), nobody);
    expect(report).toMatchObject({ kind: "failed", gone: true, invitationId });
  }
});

test("other refusals end this mail and say nothing of the mailbox", async () => {
  const full = { status: "5.2.2", diagnosis: "smtp; 552 5.2.2 mailbox full" };
  expect(await readMailReport(deliveryReport(invitationId, full), nobody)).toEqual([
    {
      ...{ kind: "failed", gone: false, invitationId },
      reason: "It came back: 5.2.2 552 5.2.2 mailbox full",
      recipients: ["gone@customer.example"],
    },
  ]);
});

test("what a server says can be stored, whatever it says", async () => {
  const said = { status: "5.0.0", diagnosis: `smtp; 550 \0${"x".repeat(274)}${"😀".repeat(9)}` };
  const [report] = await readMailReport(deliveryReport(invitationId, said), nobody);
  const { reason } = report?.kind === "failed" ? report : { reason: "" };
  expect(reason).toMatch(/^It came back: 5.0.0 550 x+(😀)*$/u);
  expect(isStorable(reason)).toBe(true);
});

test.each(["delayed", "relayed", "delivered", "expanded"])("%s is no failure", async (action) => {
  expect(await readMailReport(deliveryReport(invitationId, { action }), nobody)).toEqual([]);
});

test("the address that a mail comes back to names it where nothing is returned with it", async () => {
  const token = "0".repeat(44);
  const raw = deliveryReport("", { to: `bounces+${token}@acme.example` });
  const asked: string[] = [];
  const [report] = await readMailReport(raw, (address) => {
    asked.push(address);
    return invitationId;
  });
  expect(asked).toEqual([`bounces+${token}@acme.example`]);
  expect(report).toMatchObject({ kind: "failed", invitationId });
});

test("a complaint is one", async () => {
  expect(await readMailReport(complaintMail(invitationId), nobody)).toEqual([
    { kind: "complaint", invitationId },
  ]);
});

test.each([
  "From: ann@customer.example\r\nTo: bounces@acme.example\r\nSubject: Away\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n",
  "",
  "\0\0\0",
  "Content-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\n--x",
])("whatever else arrives reports nothing: %j", async (raw) => {
  expect(await readMailReport(Buffer.from(raw), nobody)).toEqual([]);
});
