import { formatMail, formatMailDate } from './mail.ts';
import type { Mail } from './mail.ts';

/** How a mail came in. */
interface Arrival {
  /** SES's own id of the mail, the last part of its key in the inbox. */
  readonly id: string;
  readonly region: string;
  readonly receivedAtMs: number;
}

const CLIENT_IP = '54.240.7.19';

/**
 * Writes a mail as SES stores it when it comes in: its own headers topmost, then the mail as it was sent. There is no
 * page of AWS that shows them; their form follows stored mails that people published.
 */
export function formatInboundMail(mail: Mail, arrival: Arrival): Buffer {
  return Buffer.from(`${formatSesHeaders(mail, arrival).join('\r\n')}\r\n${formatMail(mail)}`);
}

function formatSesHeaders({ from, to }: Mail, arrival: Arrival): readonly string[] {
  const { id, region, receivedAtMs } = arrival;
  const domain = from.address.slice(from.address.indexOf('@') + 1);
  const host = `a7-19.smtp-out.${region}.amazonses.com`;
  const spf = `pass (spfCheck: domain of ${domain} designates ${CLIENT_IP} as permitted sender) client-ip=${CLIENT_IP}; envelope-from=${from.address}; helo=${host};`;
  return [
    `Return-Path: <${from.address}>`,
    `Received: from ${host} (${host} [${CLIENT_IP}])`,
    ` by inbound-smtp.${region}.amazonaws.com with SMTP id ${id}`,
    ` for ${to.address};`,
    ` ${formatMailDate(receivedAtMs)} (UTC)`,
    'X-SES-Spam-Verdict: PASS',
    'X-SES-Virus-Verdict: PASS',
    `Received-SPF: ${spf}`,
    'Authentication-Results: amazonses.com;',
    ` spf=${spf}`,
    ` dkim=pass header.i=@${domain};`,
    ` dmarc=pass header.from=${domain};`,
    `X-SES-RECEIPT: ${toSignature(`receipt ${id}`)}`,
    `X-SES-DKIM-SIGNATURE: a=rsa-sha256; q=dns/txt; b=${toSignature(`body ${id}`)}; c=relaxed/simple; s=local; d=amazonses.com; t=${Math.floor(receivedAtMs / 1000)}; v=1; bh=${toSignature(id)}; h=From:To:Cc:Bcc:Subject:Date:Message-ID:MIME-Version:Content-Type:X-SES-RECEIPT;`,
  ];
}

/** Looks like a signature; nobody can check SES's own. */
function toSignature(text: string): string {
  return Buffer.from(text).toString('base64');
}
