import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { EssAgenda, EssKeyFigures } from './ess-elements';

const endpoint = 'http://127.0.0.1:1337';

function Page() {
  const [territory, setTerritory] = useState('REG-52');
  const [shown, setShown] = useState('');
  return (
    <main>
      <h1>Une application React</h1>
      <label>
        Territoire{' '}
        <select value={territory} onChange={(event) => setTerritory(event.target.value)}>
          <option value="REG-52">Pays de la Loire</option>
          <option value="FR">France</option>
        </select>
      </label>
      <p role="status">{shown}</p>
      <EssAgenda
        endpoint={endpoint}
        territory={[territory]}
        when="past"
        limit={3}
        heading="Rendez-vous passés"
        onReady={({ total }) => setShown(`${String(total)} rendez-vous`)}
      >
        <a href={`${endpoint}/ess/agenda?when=past`}>Les rendez-vous passés</a>
      </EssAgenda>
      <EssKeyFigures endpoint={endpoint} territory={[territory]} limit={3} heading="Chiffres clés">
        <a href={`${endpoint}/ess/chiffres-cles`}>Les chiffres clés</a>
      </EssKeyFigures>
    </main>
  );
}

const root = document.querySelector('#root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Page />
    </StrictMode>,
  );
}
