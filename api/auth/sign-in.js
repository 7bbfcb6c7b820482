// Signs in with a passkey; every sentence it shows stands in the page already.
const button = document.querySelector('[data-passkey]');
const said = document.querySelector('[role=alert]');

async function post(path, body) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': document.documentElement.lang },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw Object.assign(new Error(answer.detail), { told: answer.detail });
  return answer;
}

async function enter() {
  said.textContent = '';
  button.disabled = true;
  try {
    const options = await post(button.dataset.options, {});
    const credential = await navigator.credentials.get({
      publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
    });
    const { to } = await post(button.dataset.passkey, credential.toJSON());
    location.assign(to);
  } catch (error) {
    said.textContent = error.told ?? said.dataset.failed;
    button.disabled = false;
  }
}

if (globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON) {
  button.hidden = false;
  button.addEventListener('click', enter);
} else {
  said.textContent = said.dataset.without;
}
