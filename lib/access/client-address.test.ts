import { expect, test } from "vitest";
import { clientAddress } from "@/lib/access/client-address";

test.each([
  ["a caller from afar is itself", "203.0.113.7", undefined, "203.0.113.7"],
  ["what it claims to forward is not believed", "203.0.113.7", "1.2.3.4", "203.0.113.7"],
  ["a proxy on this machine is believed", "127.0.0.1", "203.0.113.7", "203.0.113.7"],
  ["and so is one on a private network", "10.1.2.3", "203.0.113.7", "203.0.113.7"],
  ["but only about what it added last", "::1", "1.2.3.4, 203.0.113.7", "203.0.113.7"],
  ["IPv6 as IPv4 is IPv4", "::ffff:127.0.0.1", "2001:db8::7", "2001:db8::7"],
  ["nonsense is not an address", "127.0.0.1", "<script>", "127.0.0.1"],
  ["nobody forwards: the peer", "192.168.1.9", undefined, "192.168.1.9"],
  ["an unknown peer has a name too", undefined, "1.2.3.4", "unknown"],
])("%s", (_rule, peer, forwarded, caller) => {
  expect(clientAddress(peer, forwarded)).toBe(caller);
});
