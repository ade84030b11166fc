/** Vocal's sign: a voice. */
export function Logo() {
  return (
    <svg aria-hidden="true" viewBox="0 0 20 20" className="size-5 shrink-0 text-accent">
      <rect width="20" height="20" rx="5" fill="currentColor" />
      <path
        d="M5 9v2M8.3 6.5v7M11.7 8v4M15 9.2v1.6"
        stroke="white"
        strokeWidth="1.7"
        strokeLinecap="round"
      />
    </svg>
  );
}
