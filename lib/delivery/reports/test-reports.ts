interface Change {
  to?: string;
  action?: string;
  status?: string;
  diagnosis?: string;
}

/** What a mail server sends back about a mail of ours (RFC 3464); tests only. */
export function deliveryReport(invitationId: string, change: Change = {}): Buffer {
  const { to = "bounces@acme.example", action = "failed", status = "5.1.1" } = change;
  const { diagnosis = "smtp; 550 5.1.1 <gone@customer.example>:\r\n    no such user" } = change;
  const returned =
    invitationId && `Message-ID: <${invitationId}@acme.example>\r\nSubject: Hello\r\n`;
  return reportMail("delivery-status", to, [
    ["text/plain", "This is the mail system. I'm sorry."],
    [
      "message/delivery-status",
      `Reporting-MTA: dns; mx.customer.example\r\n\r\nFinal-Recipient: rfc822; gone@customer.example\r\nAction: ${action}\r\nStatus: ${status}\r\nDiagnostic-Code: ${diagnosis}`,
    ],
    ["text/rfc822-headers", returned],
  ]);
}

/** What a mailbox's provider sends when its reader calls a mail of ours spam (RFC 5965); tests only. */
export function complaintMail(invitationId: string): Buffer {
  return reportMail("feedback-report", "abuse@acme.example", [
    ["text/plain", "This is an email abuse report."],
    ["message/feedback-report", "Feedback-Type: abuse\r\nUser-Agent: Example/1.0\r\nVersion: 1"],
    [
      "message/rfc822",
      `Message-ID: <${invitationId}.1@acme.example>\r\nSubject: Hello\r\n\r\nHello`,
    ],
  ]);
}

function reportMail(kind: string, to: string, parts: readonly [string, string][]): Buffer {
  const bodies = parts.map(([type, body]) => `--b\r\nContent-Type: ${type}\r\n\r\n${body}\r\n`);
  return Buffer.from(
    `From: MAILER-DAEMON@mx.customer.example\r\nTo: <${to}>\r\nSubject: Report\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=${kind};\r\n boundary="b"\r\n\r\n${bodies.join("")}--b--\r\n`,
  );
}
