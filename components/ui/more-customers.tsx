import { Notice } from "@/components/ui/notice";

/** Said over a list where a search fits more customers than it looks at. */
export function MoreCustomers() {
  return (
    <Notice>
      More than 500 customers fit. Shown is what belongs to 500 of them: type more of the name or
      address to see the others.
    </Notice>
  );
}
