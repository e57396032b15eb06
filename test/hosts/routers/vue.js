import { createApp, h } from 'vue';
import { createRouter, createWebHistory, RouterLink, RouterView, useRoute, useRouter } from 'vue-router';

const List = {
  setup() {
    const route = useRoute();
    const router = useRouter();
    const showTab = () => void router.push({ query: { ...route.query, tab: '2' } });
    const keepState = () =>
      void router.replace({ path: route.path, query: route.query, state: { mine: 1 }, force: true });
    return () =>
      h('main', [
        h('h1', `Projects, tab ${route.query.tab ?? 'none'}`),
        h('button', { id: 'tab', onClick: showTab }, 'Tab 2'),
        h('button', { id: 'state', onClick: keepState }, 'State'),
        h('micro-internship-feed', { campus: 'lakeshore' }),
      ]);
  },
};

const About = { render: () => h('h1', 'About us') };

const App = {
  setup() {
    const route = useRoute();
    return () => [
      h('nav', [
        h(RouterLink, { id: 'to-list', to: '/' }, () => 'List'),
        h(RouterLink, { id: 'to-about', to: '/about' }, () => 'About'),
      ]),
      h('output', { id: 'router' }, JSON.stringify({ pathname: route.path, search: route.fullPath })),
      h(RouterView),
    ];
  },
};

const router = createRouter({
  history: createWebHistory('/vue/'),
  routes: [
    { path: '/', component: List },
    { path: '/about', component: About },
  ],
});

createApp(App).use(router).mount('#app');
