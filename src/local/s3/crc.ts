/** A cyclic redundancy check, reflected, with all bits set before and flipped after. */
interface CrcTerms {
  readonly bytes: number;
  readonly polynomial: bigint;
}

/** RFC 3720, appendix B.4. */
export const crc32c = createCrc({ bytes: 4, polynomial: 0x82f6_3b78n });
/** NVM Express NVM Command Set specification, 64b CRC. */
export const crc64Nvme = createCrc({ bytes: 8, polynomial: 0x9a6c_9329_ac4b_c9b5n });

function createCrc({ bytes, polynomial }: CrcTerms): (body: Buffer) => Buffer {
  const table = Array.from({ length: 256 }, (_, byte) => divide(BigInt(byte), polynomial));
  const allBits = (1n << BigInt(bytes * 8)) - 1n;
  return (body) => {
    let crc = allBits;
    for (const byte of body) {
      crc = (table[Number(crc & 0xffn) ^ byte] ?? 0n) ^ (crc >> 8n);
    }
    return Buffer.from((crc ^ allBits).toString(16).padStart(bytes * 2, '0'), 'hex');
  };
}

function divide(byte: bigint, polynomial: bigint): bigint {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) {
    rest = (rest & 1n) === 1n ? (rest >> 1n) ^ polynomial : rest >> 1n;
  }
  return rest;
}
