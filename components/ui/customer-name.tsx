import { TextLink } from "@/components/ui/text-link";

interface CustomerNameProps {
  id: string | null;
  /** What they are called; else what they are known by. */
  name: string;
}

/** A customer's name, leading to all that is known of them. */
export function CustomerName({ id, name }: CustomerNameProps) {
  return id === null ? name : <TextLink href={`/customers/${id}`}>{name}</TextLink>;
}
