import { expect, test } from "vitest";
import { isPublicAddress, PrivateAddress, publicAddressOf } from "@/lib/ground/public-address";

test.each(["93.184.216.34", "1.1.1.1", "2606:4700:4700::1111", "::ffff:8.8.8.8"])(
  "%s is out there",
  (address) => expect(isPublicAddress(address)).toBe(true),
);

test.each([
  ...["127.0.0.1", "127.1.2.3", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254"],
  ...["0.0.0.0", "100.64.0.1", "224.0.0.1", "255.255.255.255", "192.0.0.1", "198.18.0.1"],
  ...["::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1"],
  ...["64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1", "localhost", ""],
])("%s is not", (address) => expect(isPublicAddress(address)).toBe(false));

test("an operator may allow a network, and only that", () => {
  expect(isPublicAddress("10.1.2.3", ["10.1.0.0/16"])).toBe(true);
  expect(isPublicAddress("10.2.2.3", ["10.1.0.0/16", "fc00::/7"])).toBe(false);
});

test("a name is judged by where it leads", async () => {
  await expect(publicAddressOf("localhost")).rejects.toThrow(PrivateAddress);
  await expect(publicAddressOf("[::1]")).rejects.toThrow(PrivateAddress);
  await expect(publicAddressOf("169.254.169.254")).rejects.toThrow(PrivateAddress);
  expect(await publicAddressOf("93.184.216.34")).toBe("93.184.216.34");
});
