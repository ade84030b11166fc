import { addressOf } from "@/components/ui/address-of";
import { Notice } from "@/components/ui/notice";
import { Refresh } from "@/components/ui/refresh";
import { TextLink } from "@/components/ui/text-link";
import { figure } from "@/lib/analysis/figures";
import type { SoFar } from "@/lib/analysis/so-far";
import type { MissingRate } from "@/lib/value/rates/shapes";

interface MissingRatesProps {
  missing: SoFar<readonly MissingRate[]>;
  /** Absent for those who may not enter rates. */
  ratesPath: string | undefined;
}

/** Which amounts are left out for want of a rate, and where to enter it. */
export function MissingRates({ missing: { kept, computing }, ratesPath }: MissingRatesProps) {
  // What was just entered is looked for again until it is known what is lacking now.
  const again = computing === undefined ? null : <Refresh seconds={2} />;
  if (!kept || kept.value.length === 0) return again;
  return (
    <Notice tone="warn" title="Some amounts are left out: their currency has no rate">
      <ul className="flex flex-col gap-1">
        {kept.value.map(({ currency, amounts, since }) => (
          <li key={currency}>
            {figure(amounts)} in {currency}, the first of {since}.{" "}
            {ratesPath && (
              <TextLink href={addressOf(ratesPath, { currency, validFrom: since })}>
                Enter the rate of {currency}
              </TextLink>
            )}
          </li>
        ))}
      </ul>
      {again}
      {!ratesPath && <p className="mt-1">An administrator can enter it in the settings.</p>}
    </Notice>
  );
}
