import type { Metadata } from "next";
import { requirePermission } from "@/app/_wiring/session";
import {
  readBouncesNow,
  removeBounces,
  saveBounces,
  saveEmail,
  saveLetter,
  savePhone,
  saveSms,
  saveWebhook,
  saveWidget,
  tryOut,
} from "@/app/(team)/settings/channels/actions";
import { DkimRecord } from "@/components/channels/dkim-record";
import { EmailForm } from "@/components/channels/email-form";
import { HealthList } from "@/components/channels/health-list";
import { LetterForm } from "@/components/channels/letter-form";
import { MailboxForm } from "@/components/channels/mailbox-form";
import { MailboxHealth } from "@/components/channels/mailbox-health";
import { OwnSiteForm } from "@/components/channels/own-site-form";
import { PhoneForm } from "@/components/channels/phone-form";
import { ReceiptsAddress } from "@/components/channels/receipts-address";
import { SeedCopies } from "@/components/channels/seed-copies";
import { SenderLine } from "@/components/channels/sender-line";
import { SmsForm } from "@/components/channels/sms-form";
import { TryForm } from "@/components/channels/try-form";
import { WebhookForm } from "@/components/channels/webhook-form";
import { Panel } from "@/components/ui/panel";
import { TextLink } from "@/components/ui/text-link";
import { readOrganization } from "@/lib/access/organization";
import { readMailbox } from "@/lib/delivery/mailbox/read-mailbox";
import { readChannels } from "@/lib/delivery/read-channels";
import { readCopies } from "@/lib/delivery/seeds/read-copies";

export const metadata: Metadata = { title: "Channels" };

export default async function ChannelsPage() {
  const ctx = await requirePermission("channels.manage");
  const [channels, mailbox, copies, { timeZone }] = await Promise.all([
    readChannels(ctx),
    readMailbox(ctx),
    readCopies(ctx),
    readOrganization(ctx),
  ]);
  const { health, email, sms, webhook, letter, phone, widget, receipts } = channels;
  return (
    <>
      <HealthList health={health} timeZone={timeZone} />
      <Panel title="E-mail" lead="Through the installation's mail server, or one of your own.">
        <SenderLine sender={email.sender} dkimDomain={email.dkim?.domain ?? null} />
        <EmailForm email={email} action={saveEmail} />
        {copies.length > 0 && <SeedCopies copies={copies} timeZone={timeZone} />}
        {email.dkim && <DkimRecord dkim={email.dkim} />}
        <TryForm kind="email" address={ctx.actor.email} action={tryOut} />
        <ReceiptsAddress address={receipts.email}>
          Have mail that comes back to the return address posted here as it is, by your mail server
          or mail service, and complaints with it. Postmark, SendGrid and Mailgun can post their
          events. Nobody is written to again whose mailbox does not exist or who complained.
        </ReceiptsAddress>
      </Panel>
      <Panel
        title="Returned mail"
        lead="The mailbox of the return address above, read every five minutes: what could not be delivered fails its message, and nobody is written to again whose mailbox does not exist. Mails stay where they are, marked as read."
      >
        {mailbox && <MailboxHealth mailbox={mailbox} timeZone={timeZone} />}
        <MailboxForm
          mailbox={mailbox}
          save={saveBounces}
          remove={removeBounces}
          read={readBouncesNow}
        />
      </Panel>
      <Panel title="SMS" lead="Twilio, or any provider that takes one POST for one message.">
        <SmsForm sms={sms} action={saveSms} />
        {sms.settings && <TryForm kind="sms" address="" action={tryOut} />}
        {sms.settings && (
          <ReceiptsAddress address={receipts.sms}>
            {sms.settings.provider === "twilio"
              ? "Enter it at Twilio where your number says what happens when a message comes in. Who answers STOP, or the same in another language, is not asked again until they answer START."
              : "Post what came back and what was answered as JSON: reports, a list with kind (failed, gone, delivered, reply), id, address, reason and text. Who answers STOP is not asked again until they answer START."}
          </ReceiptsAddress>
        )}
      </Panel>
      <Panel
        title="Webhook"
        lead="WhatsApp, an app: a system of yours gets each message, signed, and delivers it."
      >
        <WebhookForm webhook={webhook} action={saveWebhook} />
        {webhook.settings && <TryForm kind="webhook" address="" action={tryOut} />}
        {webhook.settings && (
          <ReceiptsAddress address={receipts.webhook}>
            Post here what becomes of a message later, as JSON: <code>message</code> (the id it came
            with), <code>status</code> (delivered, failed or opted-out) and, of one that failed,
            whether that is <code>permanent</code> and the <code>reason</code>; or a list of such.
            Sign it as messages are signed, in Vocal-Signature with the same key. What failed for
            good goes by the next channel, and whoever opts out is not asked again.
          </ReceiptsAddress>
        )}
      </Panel>
      <Panel
        title="Letter"
        lead={
          <>
            Letters that are due are fetched in the{" "}
            <TextLink href="/outbox/letters">outbox</TextLink>, with a code that opens the survey,
            and the addresses for a mail house.
          </>
        }
      >
        <LetterForm letter={letter} action={saveLetter} />
        <p className="mt-6 max-w-xl border-t border-line pt-5 text-sm">
          <TextLink href="/settings/channels/letter" prefetch={false}>
            A test letter (PDF)
          </TextLink>{" "}
          shows whether the address stands in the window of your envelopes.
        </p>
      </Panel>
      <Panel
        title="Telephone"
        lead={
          <>
            Members ask. Who is due waits in the <TextLink href="/calls">call list</TextLink>, with
            the questions to read out.
          </>
        }
      >
        <PhoneForm phone={phone} action={savePhone} />
      </Panel>
      <Panel
        title="Site or app"
        lead="An invitation waits until its customer comes by where your site or app has signed in to Vocal who they are, and opens there in the survey's frame. How a survey goes into a site is on its Send page."
      >
        <OwnSiteForm widget={widget} action={saveWidget} />
      </Panel>
    </>
  );
}
