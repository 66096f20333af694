/** For a browser that brings no sign-in of its own: forged, used already, too late, or of another session. */
export const lostSignInPage = (publicUrl: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>This sign-in is over</title>
</head>
<body>
<h1>This sign-in is over</h1>
<p>It was used already, took longer than 15 minutes, or was begun in another browser. Nothing was changed.</p>
<p><a href="${publicUrl}/">Open Mailwright</a> and sign in from the account or the mailbox again.</p>
</body>
</html>
`;
