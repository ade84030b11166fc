import { CopyField } from "@/components/ui/copy-field";

interface DkimRecordProps {
  dkim: { domain: string; selector: string; publicKey: string };
}

/** What to publish in the DNS, so that receivers can check the signature. */
export function DkimRecord({ dkim: { domain, selector, publicKey } }: DkimRecordProps) {
  return (
    <div className="mt-5 flex max-w-xl flex-col gap-3 rounded-lg border border-line bg-sunken/50 p-4">
      <p className="text-sm">
        Publish this TXT record, so that receivers can check the signature. It counts for surveys
        sent from an address at {domain}.
      </p>
      <CopyField label="Name" value={`${selector}._domainkey.${domain}`} />
      <CopyField label="Value" value={`v=DKIM1; k=rsa; p=${publicKey}`} />
    </div>
  );
}
