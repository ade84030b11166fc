import type { ReactNode } from "react";
import { CopyField } from "@/components/ui/copy-field";

interface ReceiptsAddressProps {
  address: string;
  /** Who posts what there. */
  children: ReactNode;
}

/** Where a provider tells what became of messages; holding the address is the permission. */
export function ReceiptsAddress({ address, children }: ReceiptsAddressProps) {
  return (
    <div className="mt-6 flex max-w-xl flex-col gap-2 border-t border-line pt-5">
      <CopyField
        label="Address for receipts"
        hint="Keep it to yourself: whoever holds it is believed."
        value={address}
      />
      <p className="text-sm text-ink-muted">{children}</p>
    </div>
  );
}
