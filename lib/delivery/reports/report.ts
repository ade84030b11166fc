/** Which message a report is about, by whatever the reporter calls it. */
export interface About {
  invitationId?: string | undefined;
  /** What the provider called the message when it took it. */
  providerId?: string | undefined;
  address?: string | undefined;
}

/**
 * What became known of a message after it was handed over. `gone`: nothing arrives at this address,
 * whatever is sent there.
 */
export type Report = About &
  (
    | {
        kind: "failed";
        gone: boolean;
        reason: string;
        /** Whom nothing was delivered to, where that may be another than the message was sent to. */
        recipients?: readonly string[];
      }
    | { kind: "complaint" }
    | { kind: "delivered" }
    /** Somebody wrote back that they want no more, or want it again. */
    | { kind: "stop" }
    | { kind: "start" }
  );
