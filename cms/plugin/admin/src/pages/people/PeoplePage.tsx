/** « Personnes »: search, then all that concerns one person. */
import { Route, Routes } from 'react-router-dom';
import { PersonPage } from './PersonPage';
import { SearchPage } from './SearchPage';

export default function PeoplePage() {
  return (
    <Routes>
      <Route index element={<SearchPage />} />
      <Route path=":documentId" element={<PersonPage />} />
    </Routes>
  );
}
