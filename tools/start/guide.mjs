/** What to try next: lines for a shell that work as printed on the seeded demo data. */
export function guide({ placement, issuing, issuer }) {
  return `What to try next (paste it into another terminal):

  ANN=$(curl -s '${issuer}/tokens?role=user&sub=ann')

  # which benefit does the home popup show Ann?
  curl -s ${placement}/v1/decisions -H "authorization: Bearer $ANN" -H 'content-type: application/json' \\
    -d '{"channel":"app","slots":[{"slot":"home.popup"}]}'

  # what is in her wallet?
  curl -s ${issuing}/v1/users/ann/wallet -H "authorization: Bearer $ANN"

`;
}
