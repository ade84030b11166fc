import { expect, test } from "vitest";
import { neighbourhoodOf } from "./flood-gate";

test.each([
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2::1", "2001:db8:1:2::/64"],
  ["2001:db8:1:3::1", "2001:db8:1:3::/64"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["192.0.2.7", "192.0.2.7"],
  ["unknown", "unknown"],
])("%s is counted as %s", (address, counted) => expect(neighbourhoodOf(address)).toBe(counted));
