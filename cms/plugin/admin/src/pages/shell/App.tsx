/** The ESS section: its home and the pages that features declare, each loaded when it is opened. */
import { Page } from '@strapi/strapi/admin';
import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import { permissionFor } from '../permissions';
import { PAGES } from '../index';
import { Home } from './Home';

const ROUTES = PAGES.map(({ path, action, load }) => ({ path, action, Component: lazy(load) }));

export default function App() {
  return (
    <Page.Protect permissions={[permissionFor('read')]}>
      <Routes>
        <Route index element={<Home />} />
        {ROUTES.map(({ path, action, Component }) => (
          <Route
            key={path}
            path={`${path}/*`}
            element={
              <Page.Protect permissions={[permissionFor(action)]}>
                <Suspense fallback={<Page.Loading />}>
                  <Component />
                </Suspense>
              </Page.Protect>
            }
          />
        ))}
      </Routes>
    </Page.Protect>
  );
}
