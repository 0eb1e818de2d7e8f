// Models with modifiers, and a list that moves.
import { createApp } from "vue/dist/vue.esm-bundler.js";

createApp({
  data: () => ({ word: "", late: "", number: 0, kind: "", tags: [], open: false }),
  template: `
    <input placeholder=word v-model.trim="word" @keyup.enter="tags.push(word); word = ''">
    <input placeholder=late v-model.lazy="late">
    <input placeholder=number type=number v-model.number="number">
    <label v-for="each in ['a', 'b']"><input type=radio :value="each" v-model="kind">{{ each }}</label>
    <button @click.once="open = true">Open</button>
    <Transition><div v-if="open" role=dialog><button @click="open = false">Close</button></div></Transition>
    <TransitionGroup tag=ul><li v-for="tag in tags" :key="tag" @dblclick="tags = tags.filter(x => x !== tag)">{{ tag }}</li></TransitionGroup>
    <output>{{ [late, number + 1, kind].join("|") }}</output>`,
}).mount(document.body.appendChild(document.createElement("main")));
