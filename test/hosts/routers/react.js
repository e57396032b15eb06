import { createElement as h, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import {
  BrowserRouter,
  createBrowserRouter,
  Link,
  Outlet,
  Route,
  Routes,
  useLocation,
  useNavigate,
  useSearchParams,
} from 'react-router';
import { RouterProvider } from 'react-router/dom';

/** URL as the router knows it, and the parameters that the page itself keeps there. */
const Frame = () => {
  const { pathname, search, state } = useLocation();
  return h(
    'div',
    null,
    h(
      'nav',
      null,
      h(Link, { id: 'to-list', to: '/react/' }, 'List'),
      h(Link, { id: 'to-about', to: '/react/about', state: { from: 'nav' } }, 'About'),
    ),
    h('output', { id: 'router' }, JSON.stringify({ pathname, search, state })),
    h(Outlet),
  );
};

const List = () => {
  const [params, setParams] = useSearchParams();
  const navigate = useNavigate();
  return h(
    'main',
    null,
    h('h1', null, `Projects, tab ${params.get('tab') ?? 'none'}`),
    h(
      'button',
      { id: 'tab', onClick: () => setParams((now) => new URLSearchParams([...now, ['tab', '2']])) },
      'Tab 2',
    ),
    h(
      'button',
      {
        id: 'state',
        onClick: () => void navigate({ search: location.search }, { replace: true, state: { mine: 1 } }),
      },
      'State',
    ),
    h('micro-internship-feed', { campus: 'lakeshore' }),
  );
};

const About = () => h('h1', null, 'About us');

const app = () => {
  if (location.search.includes('plain-router'))
    return h(
      BrowserRouter,
      null,
      h(
        Routes,
        null,
        h(
          Route,
          { element: h(Frame) },
          h(Route, { path: '/react/', element: h(List) }),
          h(Route, { path: '/react/about', element: h(About) }),
        ),
      ),
    );
  const router = createBrowserRouter([
    {
      element: h(Frame),
      children: [
        { path: '/react/', element: h(List) },
        { path: '/react/about', element: h(About) },
      ],
    },
  ]);
  return h(RouterProvider, { router });
};

createRoot(document.getElementById('app')).render(h(StrictMode, null, app()));
