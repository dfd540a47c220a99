const SENDER = 'no-reply@verificationemail.com';

/** Writes a confirmation mail as SES stores it: https://docs.aws.amazon.com/ses/latest/dg/receiving-email-authentication.html */
export function writeLetter(to: string, content: string): string {
  return [
    'Return-Path: <bounce@amazonses.com>',
    'Authentication-Results: amazonses.com; spf=pass; dkim=pass header.i=@verificationemail.com;',
    `From: ${SENDER}`,
    `To: ${to}`,
    'Subject: Your verification code',
    'Content-Type: text/plain; charset=UTF-8',
    '',
    content,
    '',
  ].join('\r\n');
}
