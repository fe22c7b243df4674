import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ThemeStore } from './theme.store';

@Component({ template: '' })
class Page {
  readonly themes = inject(ThemeStore);
  constructor() {
    this.themes.follow();
  }
}

describe('ThemeStore', () => {
  const shown = () => document.documentElement.dataset['theme'];
  const open = async () => {
    const fixture = TestBed.createComponent(Page);
    await fixture.whenStable();
    return fixture;
  };
  beforeEach(() => localStorage.clear());

  it('follows the system until one is chosen', async () => {
    await open();
    expect(shown()).toBeUndefined();
  });

  it('shows the chosen theme, and again after a reload', async () => {
    const page = await open();
    page.componentInstance.themes.choose('dark');
    await page.whenStable();
    expect(shown()).toBe('dark');
    TestBed.resetTestingModule();
    await open();
    expect([shown(), TestBed.inject(ThemeStore).next()]).toEqual(['dark', 'system']);
  });

  it('ignores what else is stored', async () => {
    localStorage.setItem('hartomat.theme', 'pink');
    await open();
    expect(shown()).toBeUndefined();
  });
});
