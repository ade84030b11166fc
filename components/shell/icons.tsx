const paths = {
  today: "M2.5 8 8 3l5.5 5M4 7v6h8V7",
  surveys: "M3 3h10v10H3zM5.5 6h5M5.5 8.5h5M5.5 11h2.5",
  analysis: "M2.5 13.5h11M4.5 11V8M8 11V4M11.5 11V6.5",
  plans: "M4 14V2.5M4 3.5h8l-1.8 2.8L12 9H4",
  customers:
    "M8 7.5a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8zM3.2 13.5c.4-2.6 2.3-4 4.8-4s4.4 1.4 4.8 4",
  more: "M3 8h.01M8 8h.01M13 8h.01",
  data: "M3 4.5c0-1 2.2-1.8 5-1.8s5 .8 5 1.8-2.2 1.8-5 1.8-5-.8-5-1.8zM3 4.5v7c0 1 2.2 1.8 5 1.8s5-.8 5-1.8v-7M3 8c0 1 2.2 1.8 5 1.8S13 9 13 8",
  outbox: "M2.5 4h11v8.5h-11zM2.5 4.5 8 9l5.5-4.5",
  ledger: "M7 4h6.5M7 8h6.5M7 12h6.5M2.5 4l1 1L5 3M2.5 8l1 1L5 7M2.5 12l1 1L5 11",
  calls:
    "M5.6 2.8 3.8 3.4c-.7.3-1 .9-.9 1.6.6 4.1 4 7.5 8.1 8.1.7.1 1.3-.2 1.6-.9l.6-1.8-2.9-1.6-1.4 1.2A8 8 0 0 1 6 7.1l1.2-1.4z",
  settings:
    "M8 5.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4zM8 2v1.6M8 12.4V14M2 8h1.6M12.4 8H14M3.8 3.8l1.1 1.1M11.1 11.1l1.1 1.1M3.8 12.2l1.1-1.1M11.1 4.9l1.1-1.1",
};

export type IconName = keyof typeof paths;

/** A small line drawing beside a word; it says nothing the word does not. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 16 16"
      className="size-4 shrink-0 max-md:size-5"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  );
}
